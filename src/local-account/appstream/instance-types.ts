// Which instance types belong to which family, and what they have. An image says which families it fits.

export interface InstanceType {
  readonly name: string;
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGib: number;
}

const sizes = (family: string, prefix: string, rows: readonly (readonly [size: string, vcpus: number, memoryGib: number])[]) =>
  rows.map(([size, vcpus, memoryGib]): InstanceType => ({ name: `${prefix}.${size}`, family, vcpus, memoryGib }));

/** As on the service's page of instance families; types that have been retired are not among them. */
export const instanceTypes: readonly InstanceType[] = [
  ...sizes('General Purpose', 'stream.standard', [
    ['small', 1, 2],
    ['medium', 2, 4],
    ['large', 2, 8],
    ['xlarge', 4, 16],
    ['2xlarge', 8, 32],
  ]),
  ...sizes('Compute Optimized', 'stream.compute', [
    ['large', 2, 4],
    ['xlarge', 4, 8],
    ['2xlarge', 8, 16],
    ['4xlarge', 16, 32],
    ['8xlarge', 36, 72],
  ]),
  ...sizes('Memory Optimized', 'stream.memory', [
    ['large', 2, 16],
    ['xlarge', 4, 32],
    ['2xlarge', 8, 64],
    ['4xlarge', 16, 128],
    ['8xlarge', 32, 256],
    ['z1d.large', 2, 16],
    ['z1d.xlarge', 4, 32],
    ['z1d.2xlarge', 8, 64],
    ['z1d.3xlarge', 12, 96],
    ['z1d.6xlarge', 24, 192],
    ['z1d.12xlarge', 48, 384],
  ]),
  ...sizes('Graphics G4', 'stream.graphics.g4dn', [
    ['xlarge', 4, 16],
    ['2xlarge', 8, 32],
    ['4xlarge', 16, 64],
    ['8xlarge', 32, 128],
    ['12xlarge', 48, 192],
    ['16xlarge', 64, 256],
  ]),
  ...sizes('Graphics G5', 'stream.graphics.g5', [
    ['xlarge', 4, 16],
    ['2xlarge', 8, 32],
    ['4xlarge', 16, 64],
    ['8xlarge', 32, 128],
    ['12xlarge', 48, 192],
    ['16xlarge', 64, 256],
    ['24xlarge', 96, 384],
  ]),
  ...sizes('Graphics G6', 'stream.graphics.g6', [
    ['xlarge', 4, 16],
    ['2xlarge', 8, 32],
    ['4xlarge', 16, 64],
    ['8xlarge', 32, 128],
    ['12xlarge', 48, 192],
    ['16xlarge', 64, 256],
    ['24xlarge', 96, 384],
  ]),
];

/** undefined for a type that the account does not know, or one that AWS has retired. */
export const findInstanceType = (name: string): InstanceType | undefined => instanceTypes.find((type) => type.name === name);
