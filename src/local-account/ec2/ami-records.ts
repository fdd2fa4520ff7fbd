// AMIs and their snapshots as they are kept. Whatever makes AMIs (a build, a distribution, CopyImage) writes them here.
import { type Kept, type Owner, shelf } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { newId } from './resource-id.ts';
import { addTags, type Tag } from './tags.ts';

/** Who else may launch an AMI. */
export interface LaunchPermission {
  readonly UserId?: string;
  readonly Group?: 'all';
  readonly OrganizationArn?: string;
  readonly OrganizationalUnitArn?: string;
}

export interface AmiRecord {
  readonly name: string;
  readonly description?: string | null | undefined;
  /** ISO 8601. */
  readonly created: string;
  readonly architecture: string;
  readonly platform: string;
  readonly permissions: readonly LaunchPermission[];
  /** The image of Image Builder that it is the output of. */
  readonly imageArn?: string | undefined;
  /** The folder of that image's artifacts, which is all that there is of it. */
  readonly artifacts?: string | undefined;
  readonly snapshotId?: string | undefined;
  readonly source?: { readonly id: string; readonly region: string } | undefined;
  /** ISO 8601: when it is, or was, deprecated. */
  readonly deprecation?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface SnapshotRecord {
  readonly amiId: string;
  readonly description: string;
  readonly created: string;
  readonly sizeGiB: number;
}

export type Ami = Kept<AmiRecord>;

export const amis = shelf<AmiRecord>('ami');
export const snapshots = shelf<SnapshotRecord>('ec2-snapshot');

export interface NewAmi extends Omit<AmiRecord, 'snapshotId' | 'permissions'> {
  readonly id: string;
  readonly bytes: number;
  readonly tags?: readonly Tag[];
  readonly permissions?: readonly LaunchPermission[];
}

const bytesPerGiB = 1024 ** 3;

/** Writes a new AMI with its snapshot into the owner's account and Region. Names are not looked at: see `isNameTaken`. */
export function registerAmi(owner: Owner, { id, bytes, tags = [], permissions = [], ...ami }: NewAmi): void {
  const snapshotId = newId('snap');
  const sizeGiB = Math.max(1, Math.ceil(bytes / bytesPerGiB));
  snapshots.put(owner, snapshotId, { amiId: id, description: `Created for ${id}`, created: ami.created, sizeGiB });
  amis.put(owner, id, { ...ami, permissions, snapshotId });
  addTags(owner, id, tags);
  addTags(owner, snapshotId, tags);
}

/** Names of AMIs are unique in an account and Region. */
export function isNameTaken(owner: Owner, name: string): boolean {
  return amis.list(owner).some(({ body }) => body.name === name);
}

/** Whether an AMI of whatever account and Region stands on a folder of artifacts. */
export function hasAmisOn(store: Store, artifacts: string): boolean {
  return store.statement("SELECT 1 FROM record WHERE kind = 'ami' AND body ->> 'artifacts' = ? LIMIT 1").get(artifacts) !== undefined;
}
