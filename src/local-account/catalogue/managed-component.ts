import type { Component } from '../protocol/imagebuilder-shapes.ts';

type Parameter = NonNullable<Component['parameters']>[number];

/** A component that stands for one of Amazon's: the name is Amazon's, the document ours. */
export interface ManagedComponent {
  /** Also how ARNs spell it. */
  readonly name: string;
  readonly version: string;
  readonly platform: 'Linux' | 'Windows';
  readonly description: string;
  readonly supportedOsVersions: readonly string[];
  /** What the service derives from the document, written down so that no list has to read it; a test compares. */
  readonly type: 'BUILD' | 'TEST';
  readonly parameters?: readonly Parameter[];
  readonly document: string;
}

const debianFamily = ['Debian 11', 'Debian 12', 'Debian 13', 'Ubuntu 20', 'Ubuntu 22', 'Ubuntu 24'];
const redHatFamily = [
  'Amazon Linux 2',
  'Amazon Linux 2023',
  'CentOS 7',
  'CentOS 8',
  'Red Hat Enterprise Linux 8',
  'Red Hat Enterprise Linux 9',
];

/** The systems that components say they are for, as the service spells them. */
export const systems = {
  debianFamily,
  /** Those whose packages come by apt or yum. */
  aptOrYum: [...redHatFamily, ...debianFamily],
  linux: [...redHatFamily, ...debianFamily, 'SLES 15'],
  windows: ['2016', '2019', '2022', '2025'].map((year) => `Microsoft Windows Server ${year}`),
} as const;
