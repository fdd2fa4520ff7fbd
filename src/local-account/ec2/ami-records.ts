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
  /** The key that it was asked to be encrypted with. It is recorded: nothing on this computer is encrypted. */
  readonly kmsKeyId?: string | undefined;
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
  /** The folder of the artifacts that it consists of. */
  readonly artifacts?: string | undefined;
  readonly kmsKeyId?: string | undefined;
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

/**
 * Writes an AMI with its snapshot into the owner's account and Region. One that is there already is written anew: it keeps its snapshot,
 * its tags and its permissions. Names are not looked at: see `holderOfName`.
 */
export function registerAmi(owner: Owner, { id, bytes, tags = [], permissions, ...ami }: NewAmi): void {
  const earlier = amis.find(owner, id);
  const snapshotId = earlier?.snapshotId ?? newId('snap');
  const sizeGiB = Math.max(1, Math.ceil(bytes / bytesPerGiB));
  const { created, kmsKeyId, artifacts } = ami;
  snapshots.put(owner, snapshotId, { amiId: id, description: `Created for ${id}`, created, sizeGiB, kmsKeyId, artifacts });
  amis.put(owner, id, { ...earlier, ...ami, permissions: permissions ?? earlier?.permissions ?? [], snapshotId });
  addTags(owner, id, tags);
  addTags(owner, snapshotId, tags);
}

/** The AMI that has this name; names are unique in an account and Region. */
export function holderOfName(owner: Owner, name: string): string | undefined {
  return amis.list(owner).find(({ body }) => body.name === name)?.id;
}

/** Whether an AMI or a snapshot of whatever account and Region stands on a folder of artifacts. */
export function hasAmisOn(store: Store, artifacts: string): boolean {
  const found = store.statement("SELECT 1 FROM record WHERE kind IN ('ami', 'ec2-snapshot') AND body ->> 'artifacts' = ? LIMIT 1");
  return found.get(artifacts) !== undefined;
}
