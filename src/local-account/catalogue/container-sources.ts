/** What a managed container image is made of. */
export interface ContainerSource {
  /** Where a registry has it. */
  readonly uri: string;
  readonly system: string;
  /** The day of its release: 2026-10-13. */
  readonly released: string;
}

const amazonLinux = 'public.ecr.aws/amazonlinux/amazonlinux';
const ubuntu = 'public.ecr.aws/ubuntu/ubuntu';
const windows = 'mcr.microsoft.com/windows/servercore';

/** By the names of the managed images. */
const sources: Readonly<Record<string, ContainerSource>> = {
  'amazon-linux-2023-x86-2023': { uri: `${amazonLinux}:2023`, system: 'Amazon Linux 2023', released: '2026-10-13' },
  'amazon-linux-x86-2': { uri: `${amazonLinux}:2`, system: 'Amazon Linux 2', released: '2026-10-13' },
  'amazon-linux-x86-latest': { uri: `${amazonLinux}:latest`, system: 'Amazon Linux 2023', released: '2026-10-13' },
  'ubuntu-18-x86-18-04': { uri: `${ubuntu}:18.04`, system: 'Ubuntu 18', released: '2023-05-30' },
  'ubuntu-22-x86-22-04': { uri: `${ubuntu}:22.04`, system: 'Ubuntu 22', released: '2026-10-29' },
  'ubuntu-24-x86-24-04': { uri: `${ubuntu}:24.04`, system: 'Ubuntu 24', released: '2026-10-29' },
  'windows-server-2016-x86-core-ltsc2016-amd64': {
    uri: `${windows}:ltsc2016`,
    system: 'Microsoft Windows Server 2016',
    released: '2026-11-11',
  },
  'windows-server-2019-x86-core-ltsc2019-amd64': {
    uri: `${windows}:ltsc2019`,
    system: 'Microsoft Windows Server 2019',
    released: '2026-11-11',
  },
};

/** The source of a managed container image; throws for a name that is none. */
export function containerSource(managed: string): ContainerSource {
  const source = sources[managed];
  if (!source) throw new Error(`There is no source for the managed container image ${managed}`);
  return source;
}
