// What a lifecycle policy would do now, as a pure function of the account:
// https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-lifecycle-rules.html
import type { ImageRow, LifecyclePolicySettings, LifecycleRule, SimulatedAmi, SimulatedImage } from '../../contract/index.ts';
import { unitsBefore } from './calendar.ts';
import { type AmiToJudge, sparedBecause } from './spared.ts';

/** An image as policies see it. */
export interface ImageToJudge extends ImageRow {
  readonly type: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly recipe: { readonly name: string; readonly version: string } | undefined;
  readonly amis: readonly AmiToJudge[];
}

type Action = LifecycleRule['action']['type'];
type Policy = Pick<LifecyclePolicySettings, 'resourceType' | 'policyDetails' | 'resourceSelection'>;

/** The strongest comes first: an image that is deleted need not be disabled before. */
const order: readonly Action[] = ['DELETE', 'DISABLE', 'DEPRECATE'];

/** From which state an action leads on. */
const reachable: Readonly<Record<Action, readonly string[]>> = {
  DELETE: ['AVAILABLE', 'DEPRECATED', 'DISABLED'],
  DISABLE: ['AVAILABLE', 'DEPRECATED'],
  DEPRECATE: ['AVAILABLE'],
};

/** What becomes of each image that the policy selects, the newest first. `images` come in the order of their creation. */
export function simulatePolicy(policy: Policy, images: readonly ImageToJudge[], now: Date): readonly SimulatedImage[] {
  const type = policy.resourceType === 'CONTAINER_IMAGE' ? 'DOCKER' : 'AMI';
  const selected = images
    .filter((image) => image.type === type && isSelected(image, policy.resourceSelection))
    .toReversed() // equal times: the one that was made later is the newer one
    .sort((a, b) => b.dateCreated.localeCompare(a.dateCreated));
  const verdicts = order.flatMap((action) =>
    policy.policyDetails.flatMap((rule, at) => (rule.action.type === action ? [{ rule, at, verdicts: judge(rule, selected, now) }] : [])),
  );
  return selected.map((image) => {
    const found = verdicts.map((one) => ({ ...one, verdict: one.verdicts.get(image.arn) }));
    const acting = found.find(({ verdict }) => verdict?.acts);
    if (acting) return acted(image, acting.rule, { at: acting.at, why: acting.verdict?.why ?? '', now });
    const sparing = found.find(({ verdict }) => verdict !== undefined);
    if (sparing) return { image: rowOf(image), outcome: 'spared', rule: sparing.at + 1, why: sparing.verdict?.why ?? '', amis: [] };
    return { image: rowOf(image), outcome: 'none', rule: undefined, why: 'No rule reaches it yet.', amis: [] };
  });
}

function rowOf({ arn, dateCreated, name, reason, state, version }: ImageToJudge): ImageRow {
  return { arn, dateCreated, name, reason, state, version };
}

function isSelected({ recipe, tags }: ImageToJudge, { recipes = [], tagMap }: Policy['resourceSelection']): boolean {
  if (tagMap) return Object.entries(tagMap).every(([key, value]) => tags[key] === value);
  return recipes.some(({ name, semanticVersion }) => recipe?.name === name && fitsVersion(recipe.version, semanticVersion));
}

function fitsVersion(version: string, pattern: string): boolean {
  const parts = version.split('.');
  return pattern.split('.').every((part, at) => part === 'x' || Number(part) === Number(parts[at]));
}

interface Verdict {
  readonly acts: boolean;
  readonly why: string;
}

/** Whom one rule reaches: those it acts on, and those that it would act on if nothing saved them. */
function judge(rule: LifecycleRule, images: readonly ImageToJudge[], now: Date): ReadonlyMap<string, Verdict> {
  const { action, exclusionRules, filter } = rule;
  const candidates = images.filter(({ state }) => reachable[action.type].includes(state));
  const excluded = (image: ImageToJudge) => Object.entries(exclusionRules?.tagMap ?? {}).find(([key, value]) => image.tags[key] === value);
  const limit = filter.type === 'AGE' ? unitsBefore(now, filter.value, filter.unit ?? 'DAYS') : Number.POSITIVE_INFINITY;
  const isReached = ({ dateCreated }: ImageToJudge) => Date.parse(dateCreated) <= limit;
  const keep = filter.type === 'COUNT' ? filter.value : (filter.retainAtLeast ?? 0);
  const newer = new Map<string, number>();
  const verdicts = new Map<string, Verdict>();
  for (const image of candidates) {
    const tag = excluded(image);
    if (tag) {
      if (isReached(image)) verdicts.set(image.arn, { acts: false, why: `Images with the tag ${tag[0]}=${tag[1]} are excluded.` });
      continue; // nor does it count among those that are kept
    }
    const rank = newer.get(image.name) ?? 0;
    newer.set(image.name, rank + 1);
    if (!isReached(image)) continue;
    if (rank < keep) verdicts.set(image.arn, { acts: false, why: `It is among the ${keep} newest of ${image.name}, which are kept.` });
    else verdicts.set(image.arn, { acts: true, why: whyCaught(rule, image, rank) });
  }
  return verdicts;
}

function whyCaught({ filter }: LifecycleRule, { name }: ImageToJudge, rank: number): string {
  if (filter.type === 'COUNT') return `${rank} newer builds of ${name} are there, and ${filter.value} are kept.`;
  const kept = filter.retainAtLeast === undefined ? '' : `, and ${filter.retainAtLeast} newer ones are kept`;
  return `It is older than ${filter.value} ${(filter.unit ?? 'DAYS').toLowerCase()}${kept}.`;
}

interface Catch {
  readonly at: number;
  readonly why: string;
  readonly now: Date;
}

/** An image stays as it is where its deletion would leave AMIs behind that are excluded. */
function acted(image: ImageToJudge, { action, exclusionRules }: LifecycleRule, { at, why, now }: Catch): SimulatedImage {
  const withSnapshots = action.type === 'DELETE' && action.includeResources?.snapshots === true;
  const amis = action.includeResources?.amis === true ? image.amis : [];
  const judged = amis.map((ami): SimulatedAmi => {
    const spared = sparedBecause(ami, exclusionRules?.amis, now);
    return { id: ami.id, region: ami.region, spared, snapshots: withSnapshots && spared === undefined ? ami.snapshots : [] };
  });
  const saved = action.type === 'DELETE' ? judged.find(({ spared }) => spared !== undefined) : undefined;
  const base = { image: rowOf(image), rule: at + 1, amis: judged };
  if (saved) return { ...base, outcome: 'spared', why: `${why} ${saved.spared} So the image stays.` };
  return { ...base, outcome: action.type, why };
}
