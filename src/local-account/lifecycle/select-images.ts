// Which images a lifecycle policy would act upon now: https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-lifecycle-rules.html
import { retentionGroup } from '../imagebuilder/decisions.ts';
import { fitsVersion, parseVersionPattern } from '../imagebuilder/version.ts';
import type { Image, LifecyclePolicy, LifecyclePolicyDetail } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findImage, type ImageStatus } from '../store/images.ts';
import type { LifecycleAction } from '../store/lifecycle.ts';
import type { Owner } from '../store/owner.ts';
import { listResources, type ResourceRow } from '../store/resources.ts';
import { tagsOf } from '../store/tags.ts';
import type { PlannedImage } from './plan.ts';

export type PolicyRules = Pick<Valid<LifecyclePolicy>, 'resourceType' | 'policyDetails' | 'resourceSelection'>;

interface Candidate {
  readonly row: ResourceRow<Image>;
  readonly status: ImageStatus;
  readonly tags: Readonly<Record<string, string>>;
}

/** The strongest action comes first: an image that is deleted need not be disabled before. */
const order: readonly LifecycleAction[] = ['DELETE', 'DISABLE', 'DEPRECATE'];

const statusesFor: Partial<Readonly<Record<LifecycleAction, readonly ImageStatus[]>>> = {
  DELETE: ['AVAILABLE', 'DEPRECATED', 'DISABLED'],
  DISABLE: ['AVAILABLE', 'DEPRECATED'],
  DEPRECATE: ['AVAILABLE'],
};

/** The plan of a policy's execution; an image comes once in it. */
export function selectImages(owner: Owner, rules: PolicyRules, now: Date): readonly PlannedImage[] {
  const candidates = selected(owner, rules);
  const plan = new Map<string, PlannedImage>();
  for (const action of order) {
    for (const detail of (rules.policyDetails ?? []).filter((one) => one.action.type === action)) {
      for (const { row } of hitBy(detail, candidates, now)) {
        if (plan.has(row.arn)) continue;
        plan.set(row.arn, { image: row.arn, action, include: detail.action.includeResources ?? {}, except: detail.exclusionRules?.amis });
      }
    }
  }
  return [...plan.values()];
}

/** Images of the policy's type that its recipes or tags select, the newest first. */
function selected(owner: Owner, { resourceType, resourceSelection }: PolicyRules): readonly Candidate[] {
  const type = resourceType === 'CONTAINER_IMAGE' ? 'DOCKER' : 'AMI';
  const candidates: Candidate[] = [];
  for (const row of listResources<Image>(owner, 'image', { level: 'build', after: 0 })) {
    const image = findImage(owner.store, row.arn);
    const tags = tagsOf(owner.store, row.arn);
    if (image && row.body.type === type && isSelected(row, tags, resourceSelection)) candidates.push({ row, status: image.status, tags });
  }
  return candidates.sort((a, b) => createdAt(b) - createdAt(a) || b.row.sequence - a.row.sequence);
}

function isSelected({ body, version }: ResourceRow<Image>, tags: Candidate['tags'], selection: PolicyRules['resourceSelection']): boolean {
  const recipe = body.imageRecipe ?? body.containerRecipe;
  if (selection?.tagMap) return Object.entries(selection.tagMap).every(([key, value]) => tags[key] === value);
  return (selection?.recipes ?? []).some(
    ({ name, semanticVersion }) => name === recipe?.name && fitsVersion(version, parseVersionPattern(semanticVersion)),
  );
}

/** Those that the rule's filter hits, less what is spared for its tags or kept for being among the newest. */
function hitBy(detail: Valid<LifecyclePolicyDetail>, candidates: readonly Candidate[], now: Date): readonly Candidate[] {
  const { filter, exclusionRules, action } = detail;
  const excluded = Object.entries(exclusionRules?.tagMap ?? {});
  const eligible = candidates.filter(
    ({ status, tags }) => statusesFor[action.type]?.includes(status) && !excluded.some(([key, value]) => tags[key] === value),
  );
  const kept = filter.type === 'COUNT' ? filter.value : (filter.retainAtLeast ?? 0);
  const beyond = withoutNewest(eligible, kept);
  if (filter.type === 'COUNT') return beyond;
  const limit = before(now, filter.value, filter.unit ?? 'DAYS');
  return beyond.filter((candidate) => createdAt(candidate) <= limit);
}

/** Drops the first `count` of each group; the newest come first. */
function withoutNewest(candidates: readonly Candidate[], count: number): readonly Candidate[] {
  const seen = new Map<string, number>();
  return candidates.filter(({ row }) => {
    const group = retentionGroup(row.body);
    const before = seen.get(group) ?? 0;
    seen.set(group, before + 1);
    return before >= count;
  });
}

function createdAt({ row }: Candidate): number {
  return Date.parse(row.body.dateCreated ?? '');
}

type Unit = NonNullable<LifecyclePolicyDetail['filter']>['unit'];

/** So many units before a time, by the calendar. */
function before(now: Date, count: number, unit: Unit): number {
  const date = new Date(now);
  if (unit === 'YEARS') return date.setUTCFullYear(date.getUTCFullYear() - count);
  if (unit === 'MONTHS') return date.setUTCMonth(date.getUTCMonth() - count);
  return date.setUTCDate(date.getUTCDate() - count * (unit === 'WEEKS' ? 7 : 1));
}
