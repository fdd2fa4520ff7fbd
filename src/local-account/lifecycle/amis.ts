// The AMIs of an image, as lifecycle rules see and change them.
import { type AmiRecord, amis, snapshots } from '../ec2/ami-records.ts';
import { dropTags, tagsOf } from '../ec2/tags.ts';
import type { LifecyclePolicyDetailExclusionRulesAmis, OutputResources } from '../protocol/imagebuilder-shapes.ts';
import type { LifecycleAction } from '../store/lifecycle.ts';
import type { Owner } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export interface OutputAmi {
  readonly id: string;
  /** In whose account and which Region it is. */
  readonly owner: Owner;
}

/** What an image's build has made, as its row keeps it. */
export function outputOfImage(output: string | undefined): OutputResources {
  return JSON.parse(output ?? '{}') as OutputResources;
}

/** The AMIs among it. */
export function amisOf(store: Store, { amis: listed = [] }: OutputResources): readonly OutputAmi[] {
  return listed.flatMap(({ image: id, region, accountId }) =>
    id && region && accountId ? [{ id, owner: { store, accountId, region } }] : [],
  );
}

type Rules = LifecyclePolicyDetailExclusionRulesAmis;

/**
 * Why an AMI is let be, as a sentence; undefined for one that no rule spares. Nothing launches AMIs here, and one that was never launched
 * is not spared for its last launch.
 */
export function sparedBecause({ id, owner }: OutputAmi, rules: Rules | undefined): string | undefined {
  if (!rules) return undefined;
  const { permissions = [] } = amis.find(owner, id) ?? {};
  if (rules.regions?.includes(owner.region)) return `AMIs in ${owner.region} are excluded.`;
  if (rules.isPublic && permissions.some(({ Group }) => Group === 'all')) return 'Public AMIs are excluded.';
  const shared = permissions.find(({ UserId }) => UserId !== undefined && rules.sharedAccounts?.includes(UserId));
  if (shared) return `AMIs shared with ${shared.UserId} are excluded.`;
  const tag = tagsOf(owner, id).find(({ Key, Value }) => rules.tagMap?.[Key] === Value);
  return tag && `AMIs with the tag ${tag.Key}=${tag.Value} are excluded.`;
}

export interface AmiChange {
  readonly action: LifecycleAction;
  readonly withSnapshots: boolean;
  readonly now: Date;
}

/** Does to an AMI what EC2 would be asked to; answers its snapshot where that went too. One that somebody deregistered is no fault. */
export function changeAmi({ id, owner }: OutputAmi, { action, withSnapshots, now }: AmiChange): string | undefined {
  const record = amis.find(owner, id);
  if (!record) return undefined;
  if (action !== 'DELETE') {
    amis.put(owner, id, { ...record, ...changes[action](now) });
    return undefined;
  }
  amis.remove(owner, id);
  dropTags(owner, id);
  if (!withSnapshots || record.snapshotId === undefined) return undefined;
  snapshots.remove(owner, record.snapshotId);
  dropTags(owner, record.snapshotId);
  return record.snapshotId;
}

const changes: Readonly<Record<Exclude<LifecycleAction, 'DELETE'>, (now: Date) => Partial<AmiRecord>>> = {
  AVAILABLE: () => ({ disabled: false, deprecation: undefined }),
  DEPRECATE: (now) => ({ deprecation: now.toISOString() }),
  DISABLE: () => ({ disabled: true, permissions: [] }),
};
