import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type Owner, shelf } from '../store/records.ts';
import { applyFilters, type DescribeRequest, describePage, pickIds } from './filters.ts';
import { defaultVpcId } from './network.ts';
import { fixedId, newId } from './resource-id.ts';
import { addTags, dropTags, specifiedTags, type TagSpecification, tagsOf } from './tags.ts';

interface GroupRecord {
  readonly name: string;
  readonly description: string;
}

const groups = shelf<GroupRecord>('ec2-security-group');

interface DescribeSecurityGroupsRequest extends DescribeRequest {
  readonly GroupIds?: readonly string[];
  readonly GroupNames?: readonly string[];
}

/** The default group, and those that were made. */
export function describeSecurityGroups(account: Account, input: DescribeSecurityGroupsRequest): object {
  const byId = pickIds(allGroups(account), input.GroupIds, { idOf: ({ GroupId }) => GroupId, missing: noGroup });
  const byName = pickIds(byId, input.GroupNames, { idOf: ({ GroupName }) => GroupName, missing: noGroup });
  const found = applyFilters(byName, input.Filters, {
    description: ({ Description }) => [Description],
    'group-id': ({ GroupId }) => [GroupId],
    'group-name': ({ GroupName }) => [GroupName],
    'owner-id': ({ OwnerId }) => [OwnerId],
    'vpc-id': ({ VpcId }) => [VpcId],
  });
  const page = describePage(found, ({ GroupId }) => GroupId, input);
  return { SecurityGroups: page.items, NextToken: page.token };
}

const firstGroupId = ({ accountId, region }: Owner) => fixedId('sg', accountId, region);

/** Whether there is a group of that id: the default one, or one that was made. */
export const hasSecurityGroup = (owner: Owner, id: string): boolean => id === firstGroupId(owner) || groups.find(owner, id) !== undefined;

function allGroups(account: Account) {
  const { accountId, region } = account;
  const first = { id: firstGroupId(account), body: { name: 'default', description: 'default VPC security group' } };
  const everything = { IpProtocol: '-1', UserIdGroupPairs: [], Ipv6Ranges: [], PrefixListIds: [] };
  const outward = { ...everything, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  return [first, ...groups.list(account)].map(({ id, body }) => ({
    GroupId: id,
    GroupName: body.name,
    Description: body.description,
    OwnerId: accountId,
    VpcId: defaultVpcId(account),
    SecurityGroupArn: `arn:aws:ec2:${region}:${accountId}:security-group/${id}`,
    // The default group lets its own members in; a new one nobody.
    IpPermissions: id === first.id ? [{ ...everything, IpRanges: [], UserIdGroupPairs: [{ GroupId: id, UserId: accountId }] }] : [],
    IpPermissionsEgress: [outward],
    Tags: tagsOf(account, id),
  }));
}

interface CreateSecurityGroupRequest {
  readonly GroupName: string;
  readonly Description: string;
  readonly VpcId?: string;
  readonly TagSpecifications?: readonly TagSpecification[];
}

/** A new group in the default VPC. */
export function createSecurityGroup(account: Account, input: CreateSecurityGroupRequest): object {
  if (input.VpcId !== undefined && input.VpcId !== defaultVpcId(account)) {
    throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${input.VpcId}' does not exist`);
  }
  if (allGroups(account).some(({ GroupName }) => GroupName === input.GroupName)) {
    const message = `The security group '${input.GroupName}' already exists for VPC '${defaultVpcId(account)}'`;
    throw new AwsError('InvalidGroup.Duplicate', message);
  }
  const id = newId('sg');
  groups.put(account, id, { name: input.GroupName, description: input.Description });
  addTags(account, id, specifiedTags(input.TagSpecifications, 'security-group'));
  return { GroupId: id, Tags: tagsOf(account, id) };
}

/** The default group stays. */
export function deleteSecurityGroup(account: Account, input: { readonly GroupId?: string; readonly GroupName?: string }): object {
  const wanted = input.GroupId ?? input.GroupName ?? '';
  const found = allGroups(account).find(({ GroupId, GroupName }) => wanted === (input.GroupId === undefined ? GroupName : GroupId));
  if (!found) throw noGroup(wanted);
  if (found.GroupName === 'default')
    throw new AwsError('CannotDelete', `the specified group: "${found.GroupId}" name: "default" cannot be deleted by a user`);
  groups.remove(account, found.GroupId);
  dropTags(account, found.GroupId);
  return { Return: true, GroupId: found.GroupId };
}

function noGroup(id: string): AwsError {
  return new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`);
}
