import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type Ami, type AmiRecord, amis, type LaunchPermission } from './ami-records.ts';
import { isVisible, noImage } from './describe-images.ts';
import { publicImages } from './public-images.ts';

/** An AMI that the account may change: its own. */
export function ownAmi(account: Account, id: string): Ami {
  const body = amis.find(account, id);
  if (body) return { id, accountId: account.accountId, body };
  const others = amis.listAll(account).some((ami) => ami.id === id && isVisible(account, ami));
  if (others || publicImages(account.region).some((image) => image.id === id)) {
    throw new AwsError('AuthFailure', `Not authorized for image:${id}`, 403);
  }
  throw noImage(id);
}

interface ModifyImageAttributeRequest {
  readonly ImageId: string;
  readonly Attribute?: string;
  readonly Description?: { readonly Value?: string };
  readonly LaunchPermission?: { readonly Add?: readonly LaunchPermission[]; readonly Remove?: readonly LaunchPermission[] };
  readonly OperationType?: 'add' | 'remove';
  readonly UserIds?: readonly string[];
  readonly UserGroups?: readonly string[];
  readonly OrganizationArns?: readonly string[];
  readonly OrganizationalUnitArns?: readonly string[];
  readonly Value?: string;
}

/** Changes who may launch an AMI, or its description; both spellings of the request are understood. */
export function modifyImageAttribute(account: Account, input: ModifyImageAttributeRequest): object {
  const { body } = ownAmi(account, input.ImageId);
  const description = input.Description?.Value ?? (input.Attribute === 'description' ? input.Value : undefined);
  const listed = listedPermissions(input);
  const add = [...(input.LaunchPermission?.Add ?? []), ...(input.OperationType === 'add' ? listed : [])];
  const remove = [...(input.LaunchPermission?.Remove ?? []), ...(input.OperationType === 'remove' ? listed : [])];
  if (description === undefined && add.length + remove.length === 0) {
    throw new AwsError('InvalidParameterCombination', 'No attributes specified.');
  }
  const changed = addPermissions(removePermissions(body, remove), add);
  amis.put(account, input.ImageId, { ...changed, description: description ?? body.description });
  return {};
}

/** The record with further launch permissions; throws for one that cannot be given. */
export function addPermissions(record: AmiRecord, added: readonly LaunchPermission[]): AmiRecord {
  for (const permission of added) checkPermission(record, permission);
  return { ...record, permissions: [...removePermissions(record, added).permissions, ...added] };
}

function removePermissions(record: AmiRecord, removed: readonly LaunchPermission[]): AmiRecord {
  const gone = new Set(removed.map(keyOf));
  return { ...record, permissions: record.permissions.filter((permission) => !gone.has(keyOf(permission))) };
}

function listedPermissions(input: ModifyImageAttributeRequest): readonly LaunchPermission[] {
  return [
    ...(input.UserIds ?? []).map((UserId) => ({ UserId })),
    ...(input.UserGroups ?? []).map((Group) => ({ Group: Group as 'all' })),
    ...(input.OrganizationArns ?? []).map((OrganizationArn) => ({ OrganizationArn })),
    ...(input.OrganizationalUnitArns ?? []).map((OrganizationalUnitArn) => ({ OrganizationalUnitArn })),
  ];
}

/** What each kind of permission looks like. */
const forms: readonly (readonly [member: keyof LaunchPermission, form: RegExp, type: string])[] = [
  ['UserId', /^\d{12}$/, 'userId'],
  ['Group', /^all$/, 'userGroup'],
  ['OrganizationArn', /^arn:aws[^:]*:organizations::\d{12}:organization\/o-[a-z0-9]{10,32}$/, 'organizationArn'],
  ['OrganizationalUnitArn', /^arn:aws[^:]*:organizations::\d{12}:ou\/o-[a-z0-9]{10,32}\/ou-[a-z0-9-]+$/, 'organizationalUnitArn'],
];

function checkPermission({ kmsKeyId }: AmiRecord, permission: LaunchPermission): void {
  for (const [member, form, type] of forms) {
    const value = permission[member];
    if (value === undefined || form.test(value)) continue;
    throw new AwsError('InvalidAMIAttributeItemValue', `Invalid attribute item value "${value}" for ${type} item type.`);
  }
  if (permission.Group === 'all' && kmsKeyId !== undefined) {
    throw new AwsError('InvalidParameter', 'Images with encrypted snapshots cannot be made public.');
  }
}

function keyOf({ UserId, Group, OrganizationArn, OrganizationalUnitArn }: LaunchPermission): string {
  return `${UserId ?? ''}|${Group ?? ''}|${OrganizationArn ?? ''}|${OrganizationalUnitArn ?? ''}`;
}

const attributes: Readonly<Record<string, (ami: AmiRecord) => object>> = {
  description: ({ description }) => ({ Description: { Value: description ?? '' } }),
  launchPermission: ({ permissions }) => ({ LaunchPermissions: permissions }),
  blockDeviceMapping: ({ snapshotId }) => ({ BlockDeviceMappings: snapshotId ? [{ Ebs: { SnapshotId: snapshotId } }] : [] }),
};

/** One attribute of an own AMI. */
export function describeImageAttribute(
  account: Account,
  { ImageId, Attribute }: { readonly ImageId: string; readonly Attribute: string },
): object {
  const { body } = ownAmi(account, ImageId);
  const read = Object.hasOwn(attributes, Attribute) ? attributes[Attribute] : undefined;
  if (!read) {
    const known = Object.keys(attributes).join(', ');
    throw new AwsError('InvalidParameterValue', `The local account keeps these attributes of an image: ${known}; not '${Attribute}'.`);
  }
  return { ImageId, ...read(body) };
}

/** Takes back every launch permission. */
export function resetImageAttribute(account: Account, { ImageId }: { readonly ImageId: string }): object {
  const { body } = ownAmi(account, ImageId);
  amis.put(account, ImageId, { ...body, permissions: [] });
  return {};
}
