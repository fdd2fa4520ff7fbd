import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { amis, type SnapshotRecord, snapshots } from './ami-records.ts';
import { applyFilters, type DescribeRequest, describePage, pickIds } from './filters.ts';
import { dropTags, tagsOf } from './tags.ts';

interface DescribeSnapshotsRequest extends DescribeRequest {
  readonly SnapshotIds?: readonly string[];
  readonly OwnerIds?: readonly string[];
}

/** The snapshots of own AMIs. */
export function describeSnapshots(account: Account, input: DescribeSnapshotsRequest): object {
  const all = snapshots.list(account).map(({ id, body }) => toSnapshot(account, id, body));
  const { OwnerIds: owners } = input;
  const owned = !owners || owners.some((owner) => owner === 'self' || owner === account.accountId) ? all : [];
  const picked = pickIds(owned, input.SnapshotIds, { idOf: ({ SnapshotId }) => SnapshotId, missing: noSnapshot });
  const found = applyFilters(picked, input.Filters, {
    description: ({ Description }) => [Description],
    'owner-id': ({ OwnerId }) => [OwnerId],
    'snapshot-id': ({ SnapshotId }) => [SnapshotId],
    encrypted: ({ Encrypted }) => [String(Encrypted)],
    status: ({ State }) => [State],
    'volume-size': ({ VolumeSize }) => [String(VolumeSize)],
  });
  const page = describePage(found, ({ SnapshotId }) => SnapshotId, input);
  return { Snapshots: page.items, NextToken: page.token };
}

function toSnapshot(account: Account, id: string, { description, created, sizeGiB, kmsKeyId }: SnapshotRecord) {
  return {
    SnapshotId: id,
    Description: description,
    OwnerId: account.accountId,
    StartTime: new Date(created),
    CompletionTime: new Date(created),
    State: 'completed',
    Progress: '100%',
    VolumeSize: sizeGiB,
    // EC2 gives this id to snapshots of volumes that are no more.
    VolumeId: 'vol-ffffffff',
    Encrypted: kmsKeyId !== undefined,
    KmsKeyId: kmsKeyId,
    StorageTier: 'standard',
    Tags: tagsOf(account, id),
  };
}

/** A snapshot that an AMI stands on stays. With the last one of an image, what it consists of is removed from the disk. */
export function deleteSnapshot(account: Account, { SnapshotId: id }: { readonly SnapshotId: string }): object {
  if (!snapshots.find(account, id)) throw noSnapshot(id);
  const user = amis.list(account).find(({ body }) => body.snapshotId === id);
  if (user) throw new AwsError('InvalidSnapshot.InUse', `The snapshot ${id} is currently in use by ${user.id}`);
  snapshots.remove(account, id);
  account.garbage.wake();
  dropTags(account, id);
  return {};
}

/** Builds keep no volumes: the disk of a build is gone when its snapshot is there. */
export function describeVolumes(_account: Account, { VolumeIds: ids = [] }: { readonly VolumeIds?: readonly string[] }): object {
  const [first] = ids;
  if (first !== undefined) throw new AwsError('InvalidVolume.NotFound', `The volume '${first}' does not exist.`);
  return { Volumes: [] };
}

function noSnapshot(id: string): AwsError {
  if (!/^snap-[0-9a-f]{8}([0-9a-f]{9})?$/.test(id))
    return new AwsError('InvalidSnapshotID.Malformed', `Value (${id}) for parameter snapshotId is invalid.`);
  return new AwsError('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`);
}
