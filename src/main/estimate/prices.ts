/**
 * Prices as AWS publishes them, in US dollars, On-Demand, Linux, without taxes and discounts. What is not in here is not known: other
 * Regions, other systems and other types have other prices.
 */
export const prices = {
  /** When they were written down; they change rarely, and downwards more often than upwards. */
  date: '2025-06-01',
  source: 'https://aws.amazon.com/ec2/pricing/on-demand/',
  /** Regions that share these prices. */
  regions: ['us-east-1', 'us-east-2', 'us-west-2'],
  /** An instance for an hour. */
  instanceHour: {
    't2.micro': 0.0116,
    't2.small': 0.023,
    't2.medium': 0.0464,
    't2.large': 0.0928,
    't3.micro': 0.0104,
    't3.small': 0.0208,
    't3.medium': 0.0416,
    't3.large': 0.0832,
    't3.xlarge': 0.1664,
    't3.2xlarge': 0.3328,
    't3a.micro': 0.0094,
    't3a.small': 0.0188,
    't3a.medium': 0.0376,
    't3a.large': 0.0752,
    't3a.xlarge': 0.1504,
    't4g.micro': 0.0084,
    't4g.small': 0.0168,
    't4g.medium': 0.0336,
    't4g.large': 0.0672,
    't4g.xlarge': 0.1344,
    'm5.large': 0.096,
    'm5.xlarge': 0.192,
    'm5.2xlarge': 0.384,
    'm5.4xlarge': 0.768,
    'm6i.large': 0.096,
    'm6i.xlarge': 0.192,
    'm6i.2xlarge': 0.384,
    'm6g.large': 0.077,
    'm6g.xlarge': 0.154,
    'm7i.large': 0.1008,
    'm7i.xlarge': 0.2016,
    'm7g.large': 0.0816,
    'm7g.xlarge': 0.1632,
    'c5.large': 0.085,
    'c5.xlarge': 0.17,
    'c5.2xlarge': 0.34,
    'c6i.large': 0.085,
    'c6i.xlarge': 0.17,
    'c6i.2xlarge': 0.34,
    'c6g.large': 0.068,
    'c6g.xlarge': 0.136,
    'c7g.large': 0.0725,
    'c7g.xlarge': 0.145,
    'r5.large': 0.126,
    'r5.xlarge': 0.252,
    'r6i.large': 0.126,
    'r6g.large': 0.1008,
  } as Readonly<Record<string, number>>,
  /** A gigabyte of a volume for a month. */
  volumeMonth: { gp2: 0.1, gp3: 0.08, io1: 0.125, io2: 0.125, st1: 0.045, sc1: 0.015, standard: 0.05 } as Readonly<Record<string, number>>,
  /** A gigabyte of a snapshot for a month; only blocks that were written count. */
  snapshotMonth: 0.05,
  /** A gigabyte that is copied to another Region. */
  copiedGigabyte: 0.02,
  /** A gigabyte in a private repository of ECR for a month. */
  repositoryMonth: 0.1,
} as const;

export type Prices = typeof prices;

/** undefined: the prices of this Region are not known. */
export function pricesIn(region: string): Prices | undefined {
  return prices.regions.some((one) => one === region) ? prices : undefined;
}
