// Which instance types AppStream has, which family each belongs to and what it has. An image says which families it fits.

export interface InstanceType {
  readonly name: string;
  readonly family: InstanceFamily;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly gpu?: Gpu;
  readonly priceClass: PriceClass;
}

/** As images name them in their supported families. */
export type InstanceFamily = 'General Purpose' | 'Compute Optimized' | 'Memory Optimized' | 'Graphics G4' | 'Graphics G5' | 'Graphics G6';

/** Some types have a part of a card: then the count is below one. */
export interface Gpu {
  readonly name: string;
  readonly count: number;
}

export type PriceClass = 'low' | 'moderate' | 'high' | 'very high';

/**
 * AWS publishes prices in dollars, by Region and operating system, on its pricing page; Kiln has none of them. The classes order the types
 * by the size of the machine behind them and by its cards, so that one knows what to look up before leaving it running.
 */
export const priceClasses = {
  date: '2026-11-21',
  source: 'Kiln’s own estimate by vCPUs, memory and graphics cards; prices are at https://aws.amazon.com/appstream2/pricing/',
  words: {
    low: 'about what stream.standard.medium costs, or up to three times as much',
    moderate: 'several times what stream.standard.medium costs',
    high: 'ten times or more what stream.standard.medium costs',
    'very high': 'thirty times or more what stream.standard.medium costs',
  },
} as const;

/** In multiples of stream.standard.medium: 2 vCPUs and 4 GiB are one, and a whole card counts like eight vCPUs. */
function priceClassOf({ vcpus, memoryGib, gpu }: Omit<InstanceType, 'priceClass'>): PriceClass {
  const size = vcpus / 4 + memoryGib / 8 + (gpu?.count ?? 0) * 4;
  if (size >= 30) return 'very high';
  if (size >= 10) return 'high';
  return size > 3 ? 'moderate' : 'low';
}

/** Sizes under a prefix, with what the type's own machine has; the last is the number of cards. */
interface Group {
  readonly family: InstanceFamily;
  readonly prefix: string;
  readonly card?: string;
  readonly sizes: readonly (readonly [size: string, vcpus: number, memoryGib: number, cards?: number])[];
}

/**
 * Families and names are those of the API; vCPUs and memory those of the service's page of instance families
 * (https://docs.aws.amazon.com/appstream2/latest/developerguide/instance-types.html). Of the cards of G6 fractions and of Gr6 the sizes of
 * the EC2 types of the same name are given: AppStream's page is silent about them.
 */
const groups: readonly Group[] = [
  {
    family: 'General Purpose',
    prefix: 'standard',
    sizes: [
      ['small', 1, 2],
      ['medium', 2, 4],
      ['large', 2, 8],
      ['xlarge', 4, 16],
      ['2xlarge', 8, 32],
    ],
  },
  {
    family: 'Compute Optimized',
    prefix: 'compute',
    sizes: [
      ['large', 2, 4],
      ['xlarge', 4, 8],
      ['2xlarge', 8, 16],
      ['4xlarge', 16, 32],
      ['8xlarge', 36, 72],
    ],
  },
  {
    family: 'Memory Optimized',
    prefix: 'memory',
    sizes: [
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
    ],
  },
  {
    family: 'Graphics G4',
    prefix: 'graphics.g4dn',
    card: 'NVIDIA T4',
    sizes: [
      ['xlarge', 4, 16, 1],
      ['2xlarge', 8, 32, 1],
      ['4xlarge', 16, 64, 1],
      ['8xlarge', 32, 128, 1],
      ['12xlarge', 48, 192, 4],
      ['16xlarge', 64, 256, 1],
    ],
  },
  {
    family: 'Graphics G5',
    prefix: 'graphics.g5',
    card: 'NVIDIA A10G',
    sizes: [
      ['xlarge', 4, 16, 1],
      ['2xlarge', 8, 32, 1],
      ['4xlarge', 16, 64, 1],
      ['8xlarge', 32, 128, 1],
      ['12xlarge', 48, 192, 4],
      ['16xlarge', 64, 256, 1],
      ['24xlarge', 96, 384, 4],
    ],
  },
  {
    family: 'Graphics G6',
    prefix: 'graphics.g6',
    card: 'NVIDIA L4',
    sizes: [
      ['xlarge', 4, 16, 1],
      ['2xlarge', 8, 32, 1],
      ['4xlarge', 16, 64, 1],
      ['8xlarge', 32, 128, 1],
      ['12xlarge', 48, 192, 4],
      ['16xlarge', 64, 256, 1],
      ['24xlarge', 96, 384, 4],
    ],
  },
  {
    family: 'Graphics G6',
    prefix: 'graphics.gr6',
    card: 'NVIDIA L4',
    sizes: [
      ['4xlarge', 16, 128, 1],
      ['8xlarge', 32, 256, 1],
    ],
  },
  {
    family: 'Graphics G6',
    prefix: 'graphics.g6f',
    card: 'NVIDIA L4',
    sizes: [
      ['large', 2, 8, 1 / 8],
      ['xlarge', 4, 16, 1 / 8],
      ['2xlarge', 8, 32, 1 / 4],
      ['4xlarge', 16, 64, 1 / 2],
    ],
  },
  { family: 'Graphics G6', prefix: 'graphics.gr6f', card: 'NVIDIA L4', sizes: [['4xlarge', 16, 128, 1 / 2]] },
];

function typesOf({ family, prefix, card, sizes }: Group): readonly InstanceType[] {
  return sizes.map(([size, vcpus, memoryGib, count]) => {
    const gpu = card === undefined || count === undefined ? {} : { gpu: { name: card, count } };
    const type = { name: `stream.${prefix}.${size}`, family, vcpus, memoryGib, ...gpu };
    return { ...type, priceClass: priceClassOf(type) };
  });
}

/** All that can be launched; those that AWS has retired are not among them. */
export const instanceTypes: readonly InstanceType[] = groups.flatMap(typesOf);

const byName: ReadonlyMap<string, InstanceType> = new Map(instanceTypes.map((type) => [type.name, type]));

/** undefined for a type that nobody knows, or one that AWS has retired. */
export function findInstanceType(name: string): InstanceType | undefined {
  return byName.get(name);
}

/** A type that cannot be launched any more, with the last day on which it could, where that is known. */
export interface RetiredInstanceType {
  readonly name: string;
  readonly family: string;
  readonly ended?: string;
}

const retired = (family: string, prefix: string, sizes: readonly string[]): readonly RetiredInstanceType[] =>
  sizes.map((size) => ({ name: `stream.${prefix}.${size}`, family }));

export const retiredInstanceTypes: readonly RetiredInstanceType[] = [
  ...retired('Graphics Pro', 'graphics-pro', ['4xlarge', '8xlarge', '16xlarge']).map((type) => ({ ...type, ended: '2025-10-31' })),
  ...retired('Graphics Design', 'graphics-design', ['large', 'xlarge', '2xlarge', '4xlarge']).map((type) => ({
    ...type,
    ended: '2025-12-31',
  })),
  ...retired('Graphics Desktop', 'graphics-desktop', ['2xlarge']),
];

export function findRetiredInstanceType(name: string): RetiredInstanceType | undefined {
  return retiredInstanceTypes.find((type) => type.name === name);
}
