// The network that an account has from its beginning: a default VPC with a subnet in each zone.
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/records.ts';
import { applyFilters, type DescribeRequest, describePage, pickIds } from './filters.ts';
import { zonesOf } from './regions.ts';
import { fixedId } from './resource-id.ts';
import { tagsOf } from './tags.ts';

export const defaultVpcId = ({ accountId, region }: Owner): string => fixedId('vpc', accountId, region);

interface DescribeVpcsRequest extends DescribeRequest {
  readonly VpcIds?: readonly string[];
}

/** The default VPC. */
export function describeVpcs(account: Account, input: DescribeVpcsRequest): object {
  const VpcId = defaultVpcId(account);
  const vpc = {
    VpcId,
    OwnerId: account.accountId,
    CidrBlock: '172.31.0.0/16',
    IsDefault: true,
    State: 'available',
    InstanceTenancy: 'default',
    Tags: tagsOf(account, VpcId),
  };
  const missing = (id: string) => new AwsError('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`);
  const found = applyFilters(pickIds([vpc], input.VpcIds, { idOf: (one) => one.VpcId, missing }), input.Filters, {
    cidr: (one) => [one.CidrBlock],
    'is-default': () => ['true'],
    isDefault: () => ['true'],
    'owner-id': (one) => [one.OwnerId],
    state: (one) => [one.State],
    'vpc-id': (one) => [one.VpcId],
  });
  return { Vpcs: found };
}

interface DescribeVpcEndpointsRequest extends DescribeRequest {
  readonly VpcEndpointIds?: readonly string[];
}

/** None: an account begins without endpoints, and this one has no way to make some. */
export function describeVpcEndpoints(_: Account, { VpcEndpointIds = [] }: DescribeVpcEndpointsRequest): object {
  const [id] = VpcEndpointIds;
  if (id !== undefined) throw new AwsError('InvalidVpcEndpointId.NotFound', `The Vpc Endpoint Id '${id}' does not exist`);
  return { VpcEndpoints: [] };
}

interface DescribeSubnetsRequest extends DescribeRequest {
  readonly SubnetIds?: readonly string[];
}

/** The default subnets. */
export function describeSubnets(account: Account, input: DescribeSubnetsRequest): object {
  const all = zonesOf(account.region).map((zone, index) => toSubnet(account, zone, index));
  const missing = (id: string) => new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`);
  const found = applyFilters(pickIds(all, input.SubnetIds, { idOf: ({ SubnetId }) => SubnetId, missing }), input.Filters, {
    'availability-zone': ({ AvailabilityZone }) => [AvailabilityZone],
    'cidr-block': ({ CidrBlock }) => [CidrBlock],
    'default-for-az': () => ['true'],
    defaultForAz: () => ['true'],
    'owner-id': ({ OwnerId }) => [OwnerId],
    state: ({ State }) => [State],
    'subnet-id': ({ SubnetId }) => [SubnetId],
    'vpc-id': ({ VpcId }) => [VpcId],
  });
  const page = describePage(found, ({ SubnetId }) => SubnetId, input);
  return { Subnets: page.items, NextToken: page.token };
}

const subnetId = ({ accountId }: Owner, zone: string) => fixedId('subnet', accountId, zone);

/** Whether there is a subnet of that id. */
export const hasSubnet = (owner: Owner, id: string): boolean => zonesOf(owner.region).some((zone) => subnetId(owner, zone) === id);

function toSubnet(account: Account, zone: string, index: number) {
  const { accountId, region } = account;
  const SubnetId = subnetId(account, zone);
  return {
    SubnetId,
    SubnetArn: `arn:aws:ec2:${region}:${accountId}:subnet/${SubnetId}`,
    VpcId: defaultVpcId(account),
    OwnerId: accountId,
    AvailabilityZone: zone,
    CidrBlock: `172.31.${index * 16}.0/20`,
    // AWS keeps five addresses of every subnet for itself.
    AvailableIpAddressCount: 4096 - 5,
    DefaultForAz: true,
    MapPublicIpOnLaunch: true,
    State: 'available',
    Tags: tagsOf(account, SubnetId),
  };
}
