import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { type Ami, amis, snapshots } from './ami-records.ts';
import { applyFilters, type DescribeRequest, describePage, type FilterFields, pickIds } from './filters.ts';
import { isPermitted, isPermittedExplicitly } from './launch-permissions.ts';
import { type PublicImage, publicImages } from './public-images.ts';
import { type Tag, tagsOf } from './tags.ts';

interface DescribeImagesRequest extends DescribeRequest {
  readonly ImageIds?: readonly string[];
  readonly Owners?: readonly string[];
  readonly ExecutableUsers?: readonly string[];
  readonly IncludeDeprecated?: boolean;
  readonly IncludeDisabled?: boolean;
}

/** An image as answers carry it. */
export interface Image {
  readonly ImageId: string;
  readonly Name: string;
  readonly Description?: string | undefined;
  readonly OwnerId: string;
  readonly ImageOwnerAlias?: string | undefined;
  readonly State: 'available' | 'disabled';
  readonly Public: boolean;
  readonly CreationDate: string;
  readonly DeprecationTime?: string | undefined;
  readonly Architecture: string;
  readonly Platform?: 'windows' | undefined;
  readonly PlatformDetails: string;
  readonly Tags: readonly Tag[];
  readonly BlockDeviceMappings: readonly { readonly DeviceName: string; readonly Ebs: Readonly<Record<string, unknown>> }[];
}

/** Own images, images that are shared with this account, and the public ones. */
export function describeImages(account: Account, input: DescribeImagesRequest): object {
  const asked = new Set(input.ImageIds);
  const all = [...amis.listAll(account).filter((ami) => isVisible(account, ami))].filter(
    (ami) => input.ExecutableUsers === undefined || input.ExecutableUsers.some((user) => mayLaunch(account, ami, user)),
  );
  const published = input.ExecutableUsers === undefined || input.ExecutableUsers.includes('all') ? publicImages(account.region) : [];
  const images = [...all.map((ami) => toImage(account, ami)), ...published.map(toPublicImage)];
  const owned = images.filter((image) => isOwned(account, image, input.Owners));
  const picked = pickIds(owned, input.ImageIds, { idOf: ({ ImageId }) => ImageId, missing: noImage });
  const now = account.clock.now().toISOString();
  const current = picked.filter(
    ({ ImageId, OwnerId, State, DeprecationTime }) =>
      (State !== 'disabled' || input.IncludeDisabled === true) &&
      (DeprecationTime === undefined ||
        DeprecationTime > now ||
        input.IncludeDeprecated === true ||
        OwnerId === account.accountId ||
        asked.has(ImageId)),
  );
  const page = describePage(applyFilters(current, input.Filters, fields), ({ ImageId }) => ImageId, input);
  return { Images: page.items, NextToken: page.token };
}

/** What is wrong with an id: its form, or that nothing has it. */
export function noImage(id: string): AwsError {
  if (!/^ami-[0-9a-f]{8}([0-9a-f]{9})?$/.test(id)) return new AwsError('InvalidAMIID.Malformed', `Invalid id: "${id}"`);
  return new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`);
}

/** A disabled image can be seen by its owner alone. */
export function isVisible({ store, accountId }: Owner, ami: Ami): boolean {
  return ami.accountId === accountId || (!ami.body.disabled && isPermitted(store, ami.body.permissions, accountId));
}

/** Whether there is an AMI of this id that the account may see: one of its own, or one that is shared with it. */
export function isVisibleAmi(owner: Owner, id: string): boolean {
  return amis.listAll(owner).some((ami) => ami.id === id && isVisible(owner, ami));
}

/**
 * Whether a user has a permission of his own. Of others only what names them is told, of oneself also what comes through an organization:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
function mayLaunch({ store, accountId }: Owner, { body: { permissions } }: Ami, user: string): boolean {
  if (user === 'self' || user === accountId) return isPermittedExplicitly(store, permissions, accountId);
  return permissions.some(({ UserId, Group }) => UserId === user || Group === user);
}

function isOwned({ accountId }: Account, { OwnerId, ImageOwnerAlias }: Image, owners: readonly string[] | undefined): boolean {
  if (!owners || owners.length === 0) return true;
  return owners.some((owner) => owner === OwnerId || owner === ImageOwnerAlias || (owner === 'self' && OwnerId === accountId));
}

function toImage(account: Account, { id, accountId, body }: Ami): Image & object {
  const snapshot = body.snapshotId === undefined ? undefined : snapshots.find({ ...account, accountId }, body.snapshotId);
  const root = rootDeviceOf(body.platform);
  const isPublic = body.permissions.some(({ Group }) => Group === 'all');
  return {
    ...common(body.platform),
    ImageId: id,
    Name: body.name,
    Description: body.description ?? undefined,
    OwnerId: accountId,
    State: body.disabled ? 'disabled' : 'available',
    Public: isPublic,
    CreationDate: body.created,
    DeprecationTime: body.deprecation,
    Architecture: body.architecture,
    Tags: accountId === account.accountId ? tagsOf(account, id) : [],
    BlockDeviceMappings: snapshot
      ? [
          {
            DeviceName: root,
            Ebs: {
              SnapshotId: body.snapshotId,
              VolumeSize: snapshot.sizeGiB,
              VolumeType: 'gp3',
              DeleteOnTermination: true,
              Encrypted: body.kmsKeyId !== undefined,
              KmsKeyId: body.kmsKeyId,
            },
          },
        ]
      : [],
    ...{ ImageLocation: `${accountId}/${body.name}`, SourceImageId: body.source?.id, SourceImageRegion: body.source?.region },
  };
}

function toPublicImage({ id, name, ownerAlias, ownerId, architecture, platform, parameter, released }: PublicImage): Image & object {
  return {
    ...common(platform),
    ImageId: id,
    Name: name,
    Description: `Stands for the public image ${parameter ?? name}; builds of this local account start from a base of this machine`,
    OwnerId: ownerId,
    ImageOwnerAlias: ownerAlias,
    State: 'available',
    Public: true,
    CreationDate: `${released}T00:00:00.000Z`,
    Architecture: architecture,
    Tags: [],
    BlockDeviceMappings: [],
    ...{ ImageLocation: `${ownerAlias ?? ownerId}/${name}` },
  };
}

function common(platform: string) {
  return {
    Platform: platform === 'Windows' ? ('windows' as const) : undefined,
    PlatformDetails: platform === 'Windows' ? 'Windows' : 'Linux/UNIX',
    ...{ UsageOperation: platform === 'Windows' ? 'RunInstances:0002' : 'RunInstances', ImageType: 'machine', VirtualizationType: 'hvm' },
    ...{ RootDeviceName: rootDeviceOf(platform), RootDeviceType: 'ebs', Hypervisor: 'xen', EnaSupport: true, SriovNetSupport: 'simple' },
  };
}

function rootDeviceOf(platform: string): string {
  return platform === 'Windows' ? '/dev/sda1' : '/dev/xvda';
}

const fields: FilterFields<Image> = {
  architecture: ({ Architecture }) => [Architecture],
  'block-device-mapping.snapshot-id': ({ BlockDeviceMappings }) => BlockDeviceMappings.map(({ Ebs }) => String(Ebs.SnapshotId)),
  'creation-date': ({ CreationDate }) => [CreationDate],
  description: ({ Description }) => [Description],
  'image-id': ({ ImageId }) => [ImageId],
  'image-type': () => ['machine'],
  'is-public': ({ Public }) => [String(Public)],
  name: ({ Name }) => [Name],
  'owner-alias': ({ ImageOwnerAlias }) => [ImageOwnerAlias],
  'owner-id': ({ OwnerId }) => [OwnerId],
  platform: ({ Platform }) => [Platform],
  'platform-details': ({ PlatformDetails }) => [PlatformDetails],
  'root-device-type': () => ['ebs'],
  state: ({ State }) => [State],
  'virtualization-type': () => ['hvm'],
};
