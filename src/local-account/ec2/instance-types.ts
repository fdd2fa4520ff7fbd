import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { applyFilters, type DescribeRequest, describePage, type FilterFields, pickIds } from './filters.ts';
import { zonesOf } from './regions.ts';

interface Family {
  readonly name: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly burstable: boolean;
  /** Size, vCPUs, memory in GiB. */
  readonly sizes: readonly (readonly [size: string, cpus: number, memory: number])[];
}

const burstableSizes: Family['sizes'] = [
  ['nano', 2, 0.5],
  ['micro', 2, 1],
  ['small', 2, 2],
  ['medium', 2, 4],
  ['large', 2, 8],
  ['xlarge', 4, 16],
  ['2xlarge', 8, 32],
];

/** Sizes of the families that grow evenly: two vCPUs at `large`, and so much memory for each. */
function evenSizes(memoryPerCpu: number): Family['sizes'] {
  const sizes = [
    ['large', 2],
    ['xlarge', 4],
    ['2xlarge', 8],
    ['4xlarge', 16],
  ] as const;
  return sizes.map(([size, cpus]) => [size, cpus, cpus * memoryPerCpu]);
}

/** The families that image builds commonly use. https://docs.aws.amazon.com/ec2/latest/instancetypes/ */
const families: readonly Family[] = [
  {
    name: 't2',
    architecture: 'x86_64',
    burstable: true,
    sizes: [
      ['micro', 1, 1],
      ['small', 1, 2],
      ['medium', 2, 4],
      ['large', 2, 8],
    ],
  },
  ...['t3', 't3a'].map((name) => ({ name, architecture: 'x86_64' as const, burstable: true, sizes: burstableSizes })),
  { name: 't4g', architecture: 'arm64', burstable: true, sizes: burstableSizes },
  ...['m5', 'm5a', 'm6i', 'm6a', 'm7i', 'm7a'].map((name) => ({
    name,
    architecture: 'x86_64' as const,
    burstable: false,
    sizes: evenSizes(4),
  })),
  ...['m6g', 'm7g'].map((name) => ({ name, architecture: 'arm64' as const, burstable: false, sizes: evenSizes(4) })),
  ...['c6i', 'c6a', 'c7i', 'c7a'].map((name) => ({ name, architecture: 'x86_64' as const, burstable: false, sizes: evenSizes(2) })),
  ...['c6g', 'c7g'].map((name) => ({ name, architecture: 'arm64' as const, burstable: false, sizes: evenSizes(2) })),
  ...['r5', 'r6i', 'r7i'].map((name) => ({ name, architecture: 'x86_64' as const, burstable: false, sizes: evenSizes(8) })),
  ...['r6g', 'r7g'].map((name) => ({ name, architecture: 'arm64' as const, burstable: false, sizes: evenSizes(8) })),
];

const instanceTypes = families.flatMap(({ name, sizes, ...family }) =>
  sizes.map(([size, cpus, memory]) => ({
    InstanceType: `${name}.${size}`,
    CurrentGeneration: name !== 't2',
    BareMetal: false,
    Hypervisor: name === 't2' ? 'xen' : 'nitro',
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BurstablePerformanceSupported: family.burstable,
    ProcessorInfo: { SupportedArchitectures: name === 't2' ? ['i386', 'x86_64'] : [family.architecture] },
    VCpuInfo: { DefaultVCpus: cpus },
    MemoryInfo: { SizeInMiB: memory * 1024 },
    InstanceStorageSupported: false,
  })),
);

type InstanceType = (typeof instanceTypes)[number];

interface DescribeInstanceTypesRequest extends DescribeRequest {
  readonly InstanceTypes?: readonly string[];
}

/** A table of common instance types. Nothing is launched here, so that a type is no more than its description. */
export function describeInstanceTypes(_account: Account, input: DescribeInstanceTypesRequest): object {
  const picked = pickIds(instanceTypes, input.InstanceTypes, { idOf: ({ InstanceType }) => InstanceType, missing: noType });
  const page = describePage(applyFilters(picked, input.Filters, fields), ({ InstanceType }) => InstanceType, input);
  return { InstanceTypes: page.items, NextToken: page.token };
}

const fields: FilterFields<InstanceType> = {
  'bare-metal': ({ BareMetal }) => [String(BareMetal)],
  'burstable-performance-supported': ({ BurstablePerformanceSupported }) => [String(BurstablePerformanceSupported)],
  'current-generation': ({ CurrentGeneration }) => [String(CurrentGeneration)],
  hypervisor: ({ Hypervisor }) => [Hypervisor],
  'instance-type': ({ InstanceType }) => [InstanceType],
  'memory-info.size-in-mib': ({ MemoryInfo }) => [String(MemoryInfo.SizeInMiB)],
  'processor-info.supported-architecture': ({ ProcessorInfo }) => ProcessorInfo.SupportedArchitectures,
  'supported-root-device-type': ({ SupportedRootDeviceTypes }) => SupportedRootDeviceTypes,
  'supported-usage-class': ({ SupportedUsageClasses }) => SupportedUsageClasses,
  'supported-virtualization-type': ({ SupportedVirtualizationTypes }) => SupportedVirtualizationTypes,
  'vcpu-info.default-vcpus': ({ VCpuInfo }) => [String(VCpuInfo.DefaultVCpus)],
};

function noType(type: string): AwsError {
  return new AwsError('InvalidInstanceType', `The following supplied instance types do not exist: [${type}]`);
}

/** Every type of the table is offered in the Region and in each of its zones. */
export function describeInstanceTypeOfferings({ region }: Account, input: DescribeRequest & { readonly LocationType?: string }): object {
  const { LocationType = 'region' } = input;
  if (LocationType !== 'region' && LocationType !== 'availability-zone') {
    throw new AwsError('InvalidParameterValue', `The local account has no locations of the type '${LocationType}'.`);
  }
  const locations = LocationType === 'region' ? [region] : zonesOf(region);
  const all = locations.flatMap((Location) => instanceTypes.map(({ InstanceType }) => ({ InstanceType, LocationType, Location })));
  const found = applyFilters(all, input.Filters, { 'instance-type': (one) => [one.InstanceType], location: (one) => [one.Location] });
  const page = describePage(found, (one) => `${one.Location}/${one.InstanceType}`, input);
  return { InstanceTypeOfferings: page.items, NextToken: page.token };
}
