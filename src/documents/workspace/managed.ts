/** A component, base image or workflow that Amazon offers in every Region. */
export interface ManagedResource {
  /** As in ARNs. */
  readonly type: string;
  readonly name: string;
  /** Of components and images; undefined where its name does not tell. */
  readonly platform?: string;
}

// The names that the public documentation, the CDK and Amazon's samples use. There are more: that a name is missing here says nothing.

const components = [
  ...inPairs(['aws-cli-version-2', 'hello-world', 'python-3', 'reboot', 'stig-build', 'update']),
  'amazon-cloudwatch-agent-linux',
  'amazon-corretto-11',
  'aws-vss-components-windows',
  'distributor-package-windows',
  'reboot-test-linux',
  'simple-boot-test-linux',
  'stig-build-linux-high',
  'stig-build-linux-low',
  'stig-build-linux-medium',
  'stig-build-windows-high',
  'stig-build-windows-low',
  'stig-build-windows-medium',
  'update-linux-kernel-mainline',
];

const machineImages = [
  ...onBothProcessors([
    'amazon-linux-2',
    'amazon-linux-2023',
    'macos-sequoia',
    'macos-sonoma',
    'red-hat-enterprise-linux-10',
    'suse-linux-enterprise-server-15',
    'ubuntu-server-22-lts',
    'ubuntu-server-24-lts',
  ]),
  ...['2016', '2019', '2022', '2025'].flatMap((year) => [
    `windows-server-${year}-english-core-base-x86`,
    `windows-server-${year}-english-full-base-x86`,
  ]),
];

const containerImages = [
  'amazon-linux-2023-x86-2023',
  'amazon-linux-x86-2',
  'amazon-linux-x86-latest',
  'ubuntu-18-x86-18-04',
  'ubuntu-22-x86-22-04',
  'ubuntu-24-x86-24-04',
  'windows-server-2016-x86-core-ltsc2016-amd64',
  'windows-server-2019-x86-core-ltsc2019-amd64',
];

const workflows = [
  'build/build-container',
  'build/build-image',
  'distribution/distribute-container',
  'distribution/distribute-image',
  'test/test-container',
  'test/test-image',
];

export const managedComponents: readonly ManagedResource[] = components.map((name) => ({
  type: 'component',
  name,
  ...platformIn(name),
}));

export const managedMachineImages: readonly ManagedResource[] = machineImages.map(toImage);

export const managedContainerImages: readonly ManagedResource[] = containerImages.map(toImage);

export const managedWorkflows: readonly ManagedResource[] = workflows.map((workflow) => {
  const [stage = '', name = ''] = workflow.split('/');
  return { type: `workflow/${stage}`, name };
});

/** The platform of an image that Amazon manages: its name begins with the operating system. */
export function platformOfImage(name: string): string {
  if (name.startsWith('windows-')) return 'Windows';
  return name.startsWith('macos-') ? 'macOS' : 'Linux';
}

function toImage(name: string): ManagedResource {
  return { type: 'image', name, platform: platformOfImage(name) };
}

function platformIn(name: string): { readonly platform?: string } {
  if (name.includes('windows')) return { platform: 'Windows' };
  return name.includes('linux') ? { platform: 'Linux' } : {};
}

function inPairs(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`${name}-linux`, `${name}-windows`]);
}

function onBothProcessors(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`${name}-x86`, `${name}-arm64`]);
}
