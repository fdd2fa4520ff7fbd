import type { Account } from '../account.ts';
import { openRegions, optInRegions } from '../accounts/regions.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { applyFilters, type DescribeRequest } from './filters.ts';

interface DescribeRegionsRequest extends DescribeRequest {
  readonly RegionNames?: readonly string[];
  readonly AllRegions?: boolean;
}

/** The Regions of AWS's commercial partition. */
export function describeRegions(_account: Account, input: DescribeRegionsRequest): object {
  const all = [
    ...openRegions.map((name) => toRegion(name, 'opt-in-not-required')),
    ...(input.AllRegions || input.RegionNames ? optInRegions.map((name) => toRegion(name, 'not-opted-in')) : []),
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
