// Public images that recipes commonly start from, as EC2, the Parameter Store and Image Builder know them.
import { createHash } from 'node:crypto';

type Architecture = 'x86_64' | 'arm64' | 'x86_64_mac' | 'arm64_mac';

export interface PublicImage {
  readonly id: string;
  /** In the Parameter Store; not every publisher has them there. */
  readonly parameter: string | undefined;
  readonly name: string;
  readonly ownerAlias: 'amazon' | 'aws-marketplace' | undefined;
  readonly ownerId: string;
  readonly architecture: Architecture;
  readonly platform: 'Linux' | 'Windows' | 'macOS';
  /** The operating system with its version, as Image Builder spells it. */
  readonly system: string;
  /** The image of Image Builder that Amazon manages and that stands for it, by its name in ARNs. */
  readonly managed: string | undefined;
  /** The day of its release: 2026-10-13. */
  readonly released: string;
}

/** In names and parameters, `ARCH` stands for an architecture. */
interface FamilyImage {
  readonly parameter?: string;
  readonly name: string;
  readonly system: string;
  /** The managed image's name without the processor. */
  readonly managed?: string;
}

interface Family {
  readonly ownerId: string;
  readonly ownerAlias?: 'amazon';
  readonly platform: PublicImage['platform'];
  readonly released: string;
  readonly images: readonly FamilyImage[];
  /** How the family spells the architectures. */
  readonly architectures: Readonly<Partial<Record<Architecture, string>>>;
}

const amazonLinux = '/aws/service/ami-amazon-linux-latest';
const canonical = '/aws/service/canonical/ubuntu/server';
const ubuntu = 'ubuntu/images';

const families: readonly Family[] = [
  {
    ...{ ownerId: '137112412989', ownerAlias: 'amazon', platform: 'Linux', released: '2026-10-13' },
    architectures: { x86_64: 'x86_64', arm64: 'arm64' },
    images: [
      {
        parameter: `${amazonLinux}/al2023-ami-kernel-default-ARCH`,
        name: 'al2023-ami-kernel-default-ARCH',
        ...{ system: 'Amazon Linux 2023', managed: 'amazon-linux-2023' },
      },
      {
        parameter: `${amazonLinux}/al2023-ami-minimal-kernel-default-ARCH`,
        name: 'al2023-ami-minimal-kernel-default-ARCH',
        system: 'Amazon Linux 2023',
      },
      {
        parameter: `${amazonLinux}/amzn2-ami-hvm-ARCH-gp2`,
        name: 'amzn2-ami-hvm-ARCH-gp2',
        ...{ system: 'Amazon Linux 2', managed: 'amazon-linux-2' },
      },
    ],
  },
  {
    ...{ ownerId: '801119661308', ownerAlias: 'amazon', platform: 'Windows', released: '2026-11-11' },
    architectures: { x86_64: 'x86_64' },
    images: ['2016', '2019', '2022', '2025'].flatMap((year) =>
      ['Full', 'Core'].map((edition) => ({
        parameter: `/aws/service/ami-windows-latest/Windows_Server-${year}-English-${edition}-Base`,
        name: `Windows_Server-${year}-English-${edition}-Base`,
        system: `Microsoft Windows Server ${year}`,
        managed: `windows-server-${year}-english-${edition.toLowerCase()}-base`,
      })),
    ),
  },
  {
    ...{ ownerId: '099720109477', platform: 'Linux', released: '2026-10-29' },
    architectures: { x86_64: 'amd64', arm64: 'arm64' },
    images: [
      {
        parameter: `${canonical}/20.04/stable/current/ARCH/hvm/ebs-gp2/ami-id`,
        name: `${ubuntu}/hvm-ssd/ubuntu-focal-20.04-ARCH-server`,
        system: 'Ubuntu 20',
      },
      {
        parameter: `${canonical}/22.04/stable/current/ARCH/hvm/ebs-gp2/ami-id`,
        name: `${ubuntu}/hvm-ssd/ubuntu-jammy-22.04-ARCH-server`,
        ...{ system: 'Ubuntu 22', managed: 'ubuntu-server-22-lts' },
      },
      {
        parameter: `${canonical}/24.04/stable/current/ARCH/hvm/ebs-gp3/ami-id`,
        name: `${ubuntu}/hvm-ssd-gp3/ubuntu-noble-24.04-ARCH-server`,
        ...{ system: 'Ubuntu 24', managed: 'ubuntu-server-24-lts' },
      },
    ],
  },
  {
    ...{ ownerId: '136693071363', platform: 'Linux', released: '2026-09-06' },
    architectures: { x86_64: 'amd64', arm64: 'arm64' },
    images: ['11', '12', '13'].map((version) => ({
      parameter: `/aws/service/debian/release/${version}/latest/ARCH`,
      name: `debian-${version}-ARCH`,
      system: `Debian ${version}`,
    })),
  },
  {
    ...{ ownerId: '309956199498', platform: 'Linux', released: '2026-10-06' },
    architectures: { x86_64: 'x86_64', arm64: 'arm64' },
    images: [{ name: 'RHEL-10-ARCH', system: 'Red Hat Enterprise Linux 10', managed: 'red-hat-enterprise-linux-10' }],
  },
  {
    ...{ ownerId: '013907871322', platform: 'Linux', released: '2026-09-22' },
    architectures: { x86_64: 'x86_64', arm64: 'arm64' },
    images: [
      {
        parameter: '/aws/service/suse/sles/15-sp7/ARCH/latest',
        name: 'suse-sles-15-sp7-hvm-ssd-ARCH',
        ...{ system: 'SLES 15', managed: 'suse-linux-enterprise-server-15' },
      },
    ],
  },
  {
    ...{ ownerId: '628277914472', ownerAlias: 'amazon', platform: 'macOS', released: '2026-09-29' },
    architectures: { x86_64_mac: 'x86_64_mac', arm64_mac: 'arm64_mac' },
    images: [
      ['sonoma', '14'],
      ['sequoia', '15'],
    ].map(([name, version]) => ({
      parameter: `/aws/service/ec2-macos/${name}/ARCH/latest/image_id`,
      name: `amzn-ec2-macos-${version}-ARCH`,
      ...{ system: `macOS ${version}`, managed: `macos-${name}` },
    })),
  },
];

/** The catalogue of a Region. Ids are this account's own: they stand for the real images, and are the same each time. */
export function publicImages(region: string): readonly PublicImage[] {
  return families.flatMap(({ images, architectures, ownerAlias, ...family }) =>
    Object.entries(architectures).flatMap(([architecture, spelled]) =>
      images.map(({ parameter, name, system, managed }) => ({
        ...{ ownerId: family.ownerId, platform: family.platform, released: family.released, ownerAlias, system },
        id: `ami-${createHash('sha256')
          .update(`${region}|${parameter ?? name}|${architecture}`)
          .digest('hex')
          .slice(0, 17)}`,
        parameter: parameter?.replace('ARCH', spelled),
        name: name.replace('ARCH', spelled),
        managed: managed && `${managed}-${architecture.startsWith('arm64') ? 'arm64' : 'x86'}`,
        architecture: architecture as Architecture,
      })),
    ),
  );
}
