import {
  AppError,
  type DeletionPlan,
  type DeletionStep,
  type Progress,
  type ResourceKind,
  resourceKindWords,
} from '../../contract/index.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import { seenNow } from './delete-resources.ts';
import { mayMean } from './references.ts';
import { ownershipOf, parseResourceArn, type ResourceArn, slugIn, versionIn } from './resource-arn.ts';
import { findUsers, type UsersDeps } from './users.ts';
import { buildsOf, versionsOf } from './versions.ts';

/** How much of a resource goes: what its ARN names, or every version of its name. */
export interface DeletionScope {
  readonly every: boolean;
  /** Also what uses it, and would keep it from being deleted. */
  readonly users: boolean;
}

/** Kinds whose resources keep what they name from being deleted. Images and lifecycle policies do not. */
const blocking: readonly ResourceKind[] = ['image-recipe', 'container-recipe', 'image-pipeline'];

/** What is in the account alone, and in no file that AWS gives back. */
const losses: Partial<Readonly<Record<ResourceKind, string>>> = {
  component: 'Its document is lost, unless you have it as a file.',
  workflow: 'Its document is lost, unless you have it as a file.',
  'container-recipe': 'Its Dockerfile template is lost, unless you have it as a file.',
};

interface Draft {
  readonly api: Imagebuilder;
  readonly steps: Map<string, DeletionStep>;
  readonly blockers: Map<string, { readonly id: string; readonly title: string; readonly why: string }>;
  readonly stays: Set<string>;
  /** Images that were built from what goes. */
  readonly images: Set<string>;
}

/** What deleting resources takes, in an order in which AWS lets it happen: users before what they use. */
export async function* planDeletion(
  deps: UsersDeps,
  asked: readonly string[],
  scope: DeletionScope,
): AsyncGenerator<Progress | { readonly type: 'plan'; readonly plan: DeletionPlan }> {
  const asOf = new Date().toISOString();
  const targets = [...new Set(asked)].map(parseResourceArn);
  for (const target of targets) checkOwn(target, deps.aws.connection);
  const api = await deps.aws.imagebuilder();
  const draft: Draft = { api, steps: new Map(), blockers: new Map(), stays: new Set(), images: new Set() };
  const chosen = targets.map(({ arn }) => arn);
  for (const target of targets) yield* addGroup({ deps, draft, scope, chosen }, { target, why: 'You chose it' });
  const plan = {
    steps: [...draft.steps.values()],
    blockers: [...draft.blockers.values()],
    stays: [...imageWords(draft.images), ...draft.stays],
  };
  yield { type: 'plan', plan: { ...plan, confirm: confirmation(targets, draft.steps), asOf } };
}

/** Of several, how many go in all: what uses them may go along. */
const confirmation = (targets: readonly ResourceArn[], { size }: Draft['steps']) =>
  targets.length > 1 ? `${size} resources` : targets.map(slugIn).join();

function imageWords({ size }: ReadonlySet<string>): readonly string[] {
  if (size === 0) return [];
  return [
    size === 1
      ? 'One image that was built from this stays, with its builds and AMIs.'
      : `${size} images that were built from this stay, with their builds and AMIs.`,
  ];
}

function checkOwn({ kind, owner, region }: ResourceArn, { accountId, region: here }: Aws['connection']): void {
  if (region !== here) throw new AppError('invalid-input', 'A plan deletes in one Region. Make a plan for each Region.');
  if (kind === 'image') throw new AppError('invalid-input', 'Images are deleted from their own tab, where their AMIs are shown.');
  if (ownershipOf(owner, accountId) !== 'own')
    throw new AppError('refused', 'Only the account that owns a resource can delete it, and this one is not yours.');
}

interface Context {
  readonly deps: UsersDeps;
  readonly draft: Draft;
  readonly scope: DeletionScope;
  /** All that somebody chose: what of it uses something else of it is no obstacle. */
  readonly chosen: readonly string[];
}

const isChosen = ({ chosen }: Context, arn: string) => chosen.some((one) => `${arn}/`.startsWith(`${one}/`));

interface Wanted {
  readonly target: ResourceArn;
  readonly why: string;
}

/** Adds what an ARN names: all builds of a version, all versions where every one is meant; before them what uses them. */
async function* addGroup(context: Context, { target, why }: Wanted): AsyncGenerator<Progress> {
  const { deps, draft, scope } = context;
  const versions = await versionsOf(draft.api, target);
  const going = scope.every ? versions : [target.arn];
  const builds = (await Promise.all(going.map((arn) => buildsOf(draft.api, parseResourceArn(arn))))).flat();
  const left = (await remaining(draft.api, { versions, target, builds })).filter((arn) => !isChosen(context, arn));
  const searched = scope.every && versions.length > 1 ? wildcard(target) : target.arn;
  for await (const step of findUsers(deps, searched)) {
    if (step.type === 'progress') yield step;
    else for (const user of step.users) yield* addUser(context, { ...user, target, left });
  }
  for (const arn of builds) await addStep(draft, { target: parseResourceArn(arn), why });
}

/** ARNs of the same name that are there afterwards. */
async function remaining(
  api: Imagebuilder,
  { versions, target, builds }: { readonly versions: readonly string[]; readonly target: ResourceArn; readonly builds: readonly string[] },
): Promise<readonly string[]> {
  const all = versions.filter((arn) => !builds.some((build) => `${build}/`.startsWith(`${arn}/`)));
  const siblings = await buildsOf(api, { ...target, arn: versionArn(target) });
  return [...all, ...siblings.filter((arn) => !builds.includes(arn))];
}

interface Using {
  readonly arn: string;
  readonly reference: string;
  readonly target: ResourceArn;
  readonly left: readonly string[];
}

async function* addUser(context: Context, { arn, reference, target, left }: Using): AsyncGenerator<Progress> {
  const { draft, scope } = context;
  const user = parseResourceArn(arn);
  const title = titleOf(user);
  const named = `names ${slugIn(target)} ${versionIn(parseResourceArn(reference)).version ?? ''}`.trim();
  if (user.kind === 'image') {
    draft.images.add(versionArn(user)); // a pipeline tells builds, a recipe versions
  } else if (!blocking.includes(user.kind)) {
    draft.stays.add(`${title} stays, and goes on to name ${titleOf(target)}.`);
  } else if (left.some((other) => mayMean(reference, parseResourceArn(other)))) {
    draft.stays.add(`${title} stays: it ${named}, and other versions fit that.`);
  } else if (!scope.users && !isChosen(context, arn)) {
    draft.blockers.set(arn, { id: arn, title, why: `It ${named}.` });
  } else if (!draft.steps.has(arn)) {
    yield* addGroup({ ...context, scope: { ...scope, every: false } }, { target: user, why: `It ${named}` });
  }
}

async function addStep(draft: Draft, { target, why }: Wanted): Promise<void> {
  if (draft.steps.has(target.arn)) return;
  const seen = await seenNow(draft.api, target.arn);
  if (seen === undefined) return; // gone since it was listed
  draft.steps.set(target.arn, { id: target.arn, title: titleOf(target), why, loses: losses[target.kind], seen });
}

function titleOf(arn: ResourceArn): string {
  const { version, build } = versionIn(arn);
  const words = [resourceKindWords[arn.kind], slugIn(arn), version].filter((word) => word !== undefined).join(' ');
  return build === undefined ? words : `${words} (build ${build})`;
}

function versionArn(arn: ResourceArn): string {
  const { build } = versionIn(arn);
  return build === undefined ? arn.arn : arn.arn.slice(0, -build.length - 1);
}

/** Every version of the name. */
function wildcard(target: ResourceArn): string {
  const { version = '' } = versionIn(target);
  return versionArn(target).replace(new RegExp(`${version}$`), 'x.x.x');
}
