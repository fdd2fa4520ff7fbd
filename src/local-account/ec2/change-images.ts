import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type Ami, amis, holderOfName, registerAmi, snapshots } from './ami-records.ts';
import { isVisible, noImage } from './describe-images.ts';
import { ownAmi } from './image-attributes.ts';
import { newId } from './resource-id.ts';
import { dropTags, specifiedTags, type TagSpecification, tagsOf } from './tags.ts';

interface OneImage {
  readonly ImageId: string;
}

/** The AMI goes; its snapshots stay unless they are asked to go too. What neither AMIs nor snapshots stand on is removed from the disk. */
export function deregisterImage(account: Account, input: OneImage & { readonly DeleteAssociatedSnapshots?: boolean }): object {
  const { body } = ownAmi(account, input.ImageId);
  amis.remove(account, input.ImageId);
  account.garbage.wake();
  dropTags(account, input.ImageId);
  if (!input.DeleteAssociatedSnapshots || body.snapshotId === undefined) return { Return: true };
  snapshots.remove(account, body.snapshotId);
  dropTags(account, body.snapshotId);
  return { Return: true, DeleteSnapshotResults: [{ SnapshotId: body.snapshotId, ReturnCode: 'success' }] };
}

interface CopyImageRequest {
  readonly SourceImageId: string;
  readonly SourceRegion: string;
  readonly Name: string;
  readonly Description?: string;
  readonly CopyImageTags?: boolean;
  readonly Encrypted?: boolean;
  readonly KmsKeyId?: string;
  readonly TagSpecifications?: readonly TagSpecification[];
}

/** Copies an image into the Region of the request; the copy has its own snapshot and stands on the same artifacts. A key is recorded. */
export function copyImage(account: Account, input: CopyImageRequest): object {
  if (input.KmsKeyId !== undefined && input.Encrypted === false) {
    throw new AwsError('InvalidParameterDependency', 'A KmsKeyId was provided, but Encrypted is not true.');
  }
  const source = sourceOf(account, input);
  const holder = holderOfName(account, input.Name);
  if (holder) throw new AwsError('InvalidAMIName.Duplicate', `AMI name ${input.Name} is already in use by AMI ${holder}`);
  const { name: _name, permissions: _permissions, deprecation: _deprecation, snapshotId, ...kept } = source.body;
  const owner = { store: account.store, accountId: source.accountId, region: input.SourceRegion };
  const bytes = (snapshotId === undefined ? 1 : (snapshots.find(owner, snapshotId)?.sizeGiB ?? 1)) * 1024 ** 3;
  const id = newId('ami');
  registerAmi(account, {
    ...kept,
    ...{ id, bytes, name: input.Name, created: account.clock.now().toISOString() },
    description: input.Description ?? kept.description,
    kmsKeyId: input.KmsKeyId ?? kept.kmsKeyId ?? (input.Encrypted ? ownKey(account) : undefined),
    source: { id: source.id, region: input.SourceRegion },
    tags: [
      ...(input.CopyImageTags && source.accountId === account.accountId ? tagsOf(owner, source.id) : []),
      ...specifiedTags(input.TagSpecifications, 'image'),
    ],
  });
  return { ImageId: id };
}

/** What a copy is encrypted with that names no key: it is recorded, and nothing is encrypted. */
function ownKey({ region, accountId }: Account): string {
  return `arn:aws:kms:${region}:${accountId}:alias/aws/ebs`;
}

function sourceOf(account: Account, { SourceImageId, SourceRegion }: CopyImageRequest): Ami {
  const there = { ...account, region: SourceRegion };
  const found = amis.listAll(there).find((ami) => ami.id === SourceImageId && isVisible(there, ami));
  if (!found) throw noImage(SourceImageId);
  if (found.body.disabled) throw new AwsError('InvalidAMIID.Unavailable', `The image id '[${SourceImageId}]' is no longer available`);
  return found;
}

/** A disabled image can no longer be launched, shared or copied; its permissions go. */
export function disableImage(account: Account, { ImageId }: OneImage): object {
  const { body } = ownAmi(account, ImageId);
  amis.put(account, ImageId, { ...body, disabled: true, permissions: [] });
  return { Return: true };
}

/** Makes a disabled image available again, to its owner alone. */
export function enableImage(account: Account, { ImageId }: OneImage): object {
  const { body } = ownAmi(account, ImageId);
  amis.put(account, ImageId, { ...body, disabled: false });
  return { Return: true };
}

/** From that time on the image is hidden from others who search, but can still be launched. EC2 rounds to the minute. */
export function enableImageDeprecation(account: Account, input: OneImage & { readonly DeprecateAt: Date }): object {
  const { body } = ownAmi(account, input.ImageId);
  if (input.DeprecateAt.getTime() < account.clock.now().getTime()) {
    throw new AwsError('InvalidParameterValue', 'DeprecateAt must be a time in the future.');
  }
  const minute = 60_000;
  const deprecation = new Date(Math.round(input.DeprecateAt.getTime() / minute) * minute).toISOString();
  amis.put(account, input.ImageId, { ...body, deprecation });
  return { Return: true };
}

/** Takes the deprecation back, also one that was reached. */
export function disableImageDeprecation(account: Account, { ImageId }: OneImage): object {
  const { body } = ownAmi(account, ImageId);
  amis.put(account, ImageId, { ...body, deprecation: undefined });
  return { Return: true };
}
