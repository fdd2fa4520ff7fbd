import type { PlanItem } from '../../contract/index.ts';
import { everyPage } from '../aws/every-page.ts';
import { fieldChanges, updateBody } from './field-changes.ts';
import type { Fields } from './kinds/kind.ts';
import { pipeline as pipelineKind } from './kinds/pipeline.ts';
import { imageRecipe } from './kinds/recipes.ts';
import { decide, type Moved, movedFrom, type Planning } from './planning.ts';
import { valueAt, withValue } from './request-body.ts';
import type { LinkToStep, Step } from './step.ts';
import { nodesOf } from './versions.ts';

type Keys = LinkToStep['keys'];

/** The members of a pipeline that name versions. */
function namesOf(pipeline: Fields): Keys[] {
  const workflows = (pipeline.workflows ?? []) as readonly unknown[];
  return [['imageRecipeArn'], ['containerRecipeArn'], ...workflows.map((_, index) => ['workflows', index, 'workflowArn'])];
}

function movesOf(planning: Planning, body: Fields, places: readonly Keys[]): { keys: Keys; moved: Moved }[] {
  return places.flatMap((keys) => {
    const arn = valueAt(body, keys);
    const moved = typeof arn === 'string' ? movedFrom(planning, arn) : undefined;
    return moved && !moved.pinned ? [{ keys, moved }] : []; // who pins a build in the account alone means that build
  });
}

const pointed = (body: Fields, moves: readonly { keys: Keys; moved: Moved }[]) =>
  moves.reduce((changed, { keys, moved }) => withValue(changed, keys, moved.arn), body);

interface Repointing extends Pick<Step, 'kind' | 'action' | 'body' | 'before'> {
  /** What the account has. */
  readonly actual: Fields;
  readonly moves: readonly { readonly keys: Keys; readonly moved: Moved }[];
  /** What others name it by afterwards. */
  readonly made: string;
  readonly version?: { readonly version: string; readonly previous: string };
}

/** Takes a change of something into the plan that no file describes; the user may leave it out. */
function repoint(planning: Planning, { actual, moves, made, version, ...change }: Repointing): void {
  const key = String(actual.arn);
  const name = String(actual.name);
  const included = !planning.choices.leave.includes(key);
  const kind = change.kind === 'image-recipe' ? imageRecipe : pipelineKind;
  const names = moves.map(({ moved }) => `${moved.base.split('/').at(-1)} ${moved.version}`).join(', ');
  const item: PlanItem = {
    ...{ key, action: change.action, kind: change.kind, name, arn: made, ...version, origin: 'dependent', included },
    ...{ reason: `no file describes it; it is pointed at ${names}`, changes: fieldChanges(kind, change.body, actual) },
    ...{ choices: [], needs: moves.map(({ moved }) => moved.key), edits: [] },
  };
  const links = moves.map(({ keys, moved }) => ({ keys, step: moved.key }));
  const number = version ? { version: version.version } : {};
  const step: Step = { key, name, arn: made, links, edits: [], ...number, ...change };
  decide(planning, included ? { item, step, arn: made } : { item, arn: key });
}

/** A pipeline of the account that no file of the plan describes, pointed at the new versions. */
function planPipeline(planning: Planning, pipeline: Fields): void {
  const arn = String(pipeline.arn);
  const moves = movesOf(planning, pipeline, namesOf(pipeline));
  if (moves.length === 0 || [...planning.arns.values()].includes(arn)) return;
  const before = { ...updateBody(pipelineKind, pipeline), imagePipelineArn: arn };
  repoint(planning, { action: 'update', kind: 'image-pipeline', actual: pipeline, moves, made: arn, body: pointed(before, moves), before });
}

/** A recipe of the account that a pipeline builds and no file describes: its next patch version, with the new components. */
async function planRecipe(planning: Planning, arn: string): Promise<void> {
  const actual = await imageRecipe.read(planning.api, arn);
  const components = (actual?.components ?? []) as readonly unknown[];
  const places = components.map((_, index): Keys => ['components', index, 'componentArn']);
  const moves = actual ? movesOf(planning, actual, places) : [];
  if (!actual || moves.length === 0) return;
  const base = arn.slice(0, arn.lastIndexOf('/'));
  const previous = String(actual.version);
  const newest = (await imageRecipe.read(planning.api, `${base}/${previous.replace(/\d+$/, 'x')}`)) ?? actual;
  const [major, minor, patch] = nodesOf(String(newest.version));
  const version = `${major}.${minor}.${patch + 1}`;
  const body = pointed({ ...updateBody(imageRecipe, actual), name: actual.name, semanticVersion: version }, moves);
  repoint(planning, {
    ...{ action: 'new-version', kind: 'image-recipe', actual, moves, made: `${base}/${version}`, body },
    version: { version, previous },
  });
}

/** The most recipes of the account that are read to see whether they use what moves. */
const mostRecipes = 200;

/** What the account has and no file of the workspace describes: pipelines that name what moves, and the recipes that such pipelines build. */
export async function planAccountDependents(planning: Planning): Promise<void> {
  const { api, arns, notes } = planning;
  const moved = planning.moved.filter(({ pinned }) => !pinned);
  if (moved.length === 0) return;
  const pipelines = await everyPage((nextToken) => api.listImagePipelines({ nextToken }), 'imagePipelineList');
  if (moved.some(({ base }) => base.includes(':component/'))) {
    const own = new Set([...arns.values()].map((arn) => arn?.slice(0, arn.lastIndexOf('/'))));
    const built = new Set(pipelines.flatMap(({ imageRecipeArn }) => imageRecipeArn ?? []));
    const others = [...built].filter((arn) => /\/\d+\.\d+\.\d+$/.test(arn) && !own.has(arn.slice(0, arn.lastIndexOf('/'))));
    for (const arn of others.slice(0, mostRecipes)) await planRecipe(planning, arn);
    if (others.length > mostRecipes)
      notes.push(`The account's pipelines build ${others.length} recipes that no file describes; ${mostRecipes} of them were looked at.`);
  }
  for (const pipeline of pipelines) planPipeline(planning, { ...pipeline });
}
