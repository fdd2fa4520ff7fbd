// Public images that recipes commonly start from, under the names by which the Parameter Store and DescribeImages know them.
import { createHash } from 'node:crypto';

export interface PublicImage {
  readonly id: string;
  /** In the Parameter Store. */
  readonly parameter: string;
  readonly name: string;
  readonly ownerAlias: 'amazon' | 'aws-marketplace' | undefined;
  readonly ownerId: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly platform: 'Linux' | 'Windows';
}

interface Family {
  readonly ownerId: string;
  readonly ownerAlias?: 'amazon';
  readonly platform: 'Linux' | 'Windows';
  /** Pairs of parameter and image name, where `ARCH` stands for an architecture. */
  readonly images: readonly (readonly [parameter: string, name: string])[];
  /** How the family spells the architectures in parameters. */
  readonly architectures: Readonly<Partial<Record<'x86_64' | 'arm64', string>>>;
}

const amazonLinux = '/aws/service/ami-amazon-linux-latest';
const windows = '/aws/service/ami-windows-latest';
const canonical = '/aws/service/canonical/ubuntu/server';
const debian = '/aws/service/debian/release';

const families: readonly Family[] = [
  {
    ownerId: '137112412989',
    ownerAlias: 'amazon',
    platform: 'Linux',
    architectures: { x86_64: 'x86_64', arm64: 'arm64' },
    images: [
      [`${amazonLinux}/al2023-ami-kernel-default-ARCH`, 'al2023-ami-kernel-default-ARCH'],
      [`${amazonLinux}/al2023-ami-minimal-kernel-default-ARCH`, 'al2023-ami-minimal-kernel-default-ARCH'],
      [`${amazonLinux}/amzn2-ami-hvm-ARCH-gp2`, 'amzn2-ami-hvm-ARCH-gp2'],
    ],
  },
  {
    ownerId: '801119661308',
    ownerAlias: 'amazon',
    platform: 'Windows',
    architectures: { x86_64: 'x86_64' },
    images: ['2019', '2022', '2025'].flatMap((year) => [
      [`${windows}/Windows_Server-${year}-English-Full-Base`, `Windows_Server-${year}-English-Full-Base`],
      [`${windows}/Windows_Server-${year}-English-Core-Base`, `Windows_Server-${year}-English-Core-Base`],
    ]),
  },
  {
    ownerId: '099720109477',
    platform: 'Linux',
    architectures: { x86_64: 'amd64', arm64: 'arm64' },
    images: [
      [`${canonical}/20.04/stable/current/ARCH/hvm/ebs-gp2/ami-id`, 'ubuntu/images/hvm-ssd/ubuntu-focal-20.04-ARCH-server'],
      [`${canonical}/22.04/stable/current/ARCH/hvm/ebs-gp2/ami-id`, 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-ARCH-server'],
      [`${canonical}/24.04/stable/current/ARCH/hvm/ebs-gp3/ami-id`, 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-ARCH-server'],
    ],
  },
  {
    ownerId: '136693071363',
    platform: 'Linux',
    architectures: { x86_64: 'amd64', arm64: 'arm64' },
    images: [
      [`${debian}/11/latest/ARCH`, 'debian-11-ARCH'],
      [`${debian}/12/latest/ARCH`, 'debian-12-ARCH'],
      [`${debian}/13/latest/ARCH`, 'debian-13-ARCH'],
    ],
  },
];

/** The catalogue of a Region. Ids are this account's own: they stand for the real images, and are the same each time. */
export function publicImages(region: string): readonly PublicImage[] {
  return families.flatMap(({ images, architectures, ownerAlias, ...family }) =>
    Object.entries(architectures).flatMap(([architecture, spelled]) =>
      images.map(([parameter, name]) => ({
        ...family,
        ownerAlias,
        id: `ami-${createHash('sha256').update(`${region}|${parameter}|${architecture}`).digest('hex').slice(0, 17)}`,
        parameter: parameter.replace('ARCH', spelled),
        name: name.replace('ARCH', spelled),
        architecture: architecture as PublicImage['architecture'],
      })),
    ),
  );
}
