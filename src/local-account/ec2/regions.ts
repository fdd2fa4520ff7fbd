import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { applyFilters, type DescribeRequest } from './filters.ts';

/** Regions that every account has from its beginning. */
const open = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1'],
  ...['ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
];

/** Regions that an account has to ask for; a local account never did. */
const optIn = [
  ...['af-south-1', 'ap-east-1', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-7', 'ca-west-1'],
  ...['eu-central-2', 'eu-south-1', 'eu-south-2', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1'],
];

interface DescribeRegionsRequest extends DescribeRequest {
  readonly RegionNames?: readonly string[];
  readonly AllRegions?: boolean;
}

/** The Regions of AWS's commercial partition. */
export function describeRegions(_account: Account, input: DescribeRegionsRequest): object {
  const all = [
    ...open.map((name) => toRegion(name, 'opt-in-not-required')),
    ...(input.AllRegions || input.RegionNames ? optIn.map((name) => toRegion(name, 'not-opted-in')) : []),
  ];
  for (const name of input.RegionNames ?? []) {
    if (!all.some(({ RegionName }) => RegionName === name)) throw new AwsError('InvalidParameterValue', `Invalid region provided: ${name}`);
  }
  const named = input.RegionNames ? all.filter(({ RegionName }) => input.RegionNames?.includes(RegionName)) : all;
  const Regions = applyFilters(named, input.Filters, {
    'region-name': ({ RegionName }) => [RegionName],
    endpoint: ({ Endpoint }) => [Endpoint],
    'opt-in-status': ({ OptInStatus }) => [OptInStatus],
  });
  return { Regions };
}

function toRegion(RegionName: string, OptInStatus: string) {
  return { RegionName, OptInStatus, Endpoint: `ec2.${RegionName}.amazonaws.com` };
}

/** Three zones, as most Regions have; their names alone are real. */
export function zonesOf(region: string): readonly string[] {
  return ['a', 'b', 'c'].map((letter) => `${region}${letter}`);
}

interface DescribeAvailabilityZonesRequest extends DescribeRequest {
  readonly ZoneNames?: readonly string[];
}

/** The zones of the request's Region. */
export function describeAvailabilityZones({ region }: Account, input: DescribeAvailabilityZonesRequest): object {
  const more = { State: 'available', OptInStatus: 'opt-in-not-required', ZoneType: 'availability-zone', GroupName: region };
  const zones = zonesOf(region).map((ZoneName) => ({ ZoneName, RegionName: region, ...more, Messages: [] }));
  for (const name of input.ZoneNames ?? []) {
    if (!zones.some(({ ZoneName }) => ZoneName === name))
      throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${name}]`);
  }
  const AvailabilityZones = applyFilters(
    zones.filter(({ ZoneName }) => input.ZoneNames?.includes(ZoneName) ?? true),
    input.Filters,
    { 'zone-name': ({ ZoneName }) => [ZoneName], 'region-name': ({ RegionName }) => [RegionName], state: ({ State }) => [State] },
  );
  return { AvailabilityZones };
}
