import { randomUUID } from 'node:crypto';
import type { BuildPlan, ParameterValues } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { type BuildSources, type RecipeKind, readBuildSources } from '../resources/build-sources.ts';
import { completeSources } from '../resources/find-beside.ts';
import type { LinkAt } from '../resources/links.ts';
import type { ResourceSource } from '../resources/source-graph.ts';
import { ephemeralKey, planEphemeralRecipe } from './ephemeral-recipe.ts';
import { type ImageWish, imageSettings, imageStep } from './image-step.ts';
import type { Fields } from './kinds/kind.ts';
import { planNamed } from './plan-named.ts';
import { beginPlan, filesOf, type PreparedPublish, placeOf, planGraph, summarize } from './plan-publish.ts';
import { decide, noChoices, type PlanChoices, type Planning } from './planning.ts';
import { requestBody } from './request-body.ts';

/** A file of a workspace that is built. */
export interface BuildTarget {
  readonly root: string;
  /** Relative to the root. */
  readonly path: string;
}

export interface BuildOptions extends PlanChoices {
  /** The image is built from a version of the recipe that is made for this run alone. */
  readonly parameters?: ParameterValues | undefined;
}

/** A plan and all that carrying it out takes: what the user confirmed is what is done, whatever happens to the files meanwhile. */
export interface PreparedBuild extends PreparedPublish<BuildPlan> {
  /** undefined: nothing of it is in files. */
  readonly sources: BuildSources | undefined;
}

/** Stands for the standard infrastructure in a plan, which no file describes. */
const standardKey = '(standard infrastructure)';

/** Used for a recipe in a workspace that says nothing about where to build. The profile is the one that AWS's own guide sets up. */
const standard = { name: 'kiln-default', instanceProfileName: 'EC2InstanceProfileForImageBuilder', terminateInstanceOnFailure: true };

async function planStandard(planning: Planning): Promise<void> {
  const item = { key: standardKey, origin: 'needed', included: true, needs: [], edits: [] } as const;
  const wanted = { kind: 'infrastructure-configuration', document: undefined, body: standard, links: [], edits: [], item } as const;
  decide(planning, await planNamed(planning, wanted));
  planning.notes.push('No file of this workspace describes an infrastructure; a standard one is used.');
}

/** A resource of the plan as a request, with what it names. */
function resolved(planning: Planning, source: ResourceSource): Fields {
  return requestBody(source, ({ link }: LinkAt) => ('arn' in link ? link.arn : planning.arns.get(link.path)));
}

function linksToSteps({ steps }: Planning, { links }: ResourceSource) {
  return links.flatMap(({ keys, link }) =>
    'path' in link && steps.some(({ key }) => key === link.path) ? [{ keys, step: link.path }] : [],
  );
}

/** A build by CreateImage: of a recipe, or of what a pipeline says when it is not the pipeline's own run. */
function imageOf(planning: Planning, sources: BuildSources, recipe: ImageWish['names'][string]): Pick<ImageWish, 'names' | 'settings'> {
  const { target, pipeline } = sources;
  const kind = !('arn' in sources.recipe) && sources.recipe.file.kind === 'container-recipe' ? 'containerRecipeArn' : 'imageRecipeArn';
  const names = {
    [kind]: recipe,
    infrastructureConfigurationArn: sources.infrastructure ?? { path: standardKey },
    distributionConfigurationArn: sources.distribution,
  };
  return { names, settings: pipeline ? imageSettings(resolved(planning, target)) : {} };
}

async function planImage(planning: Planning, sources: BuildSources, parameters: ParameterValues | undefined) {
  const { recipe, pipeline, target } = sources;
  const recipeItem = 'arn' in recipe ? undefined : planning.items.find(({ key }) => key === recipe.file.path);
  const name = 'arn' in recipe ? (recipe.arn.split('/').at(-2) ?? '') : String(recipe.file.body.name);
  if (parameters && !('arn' in recipe)) {
    const body = { kind: recipe.file.kind as RecipeKind, body: resolved(planning, recipe), links: linksToSteps(planning, recipe) };
    const { version } = await planEphemeralRecipe(planning, body, parameters);
    return imageStep(planning, {
      name,
      version,
      reason: 'a build with other parameters',
      ...imageOf(planning, sources, { path: ephemeralKey }),
    });
  }
  const version = recipeItem?.version;
  if (pipeline) {
    const names = { imagePipelineArn: { path: target.file.path } };
    return imageStep(planning, { name, version, reason: `a run of the pipeline ${pipeline.body.name}`, names, settings: {} });
  }
  const link = 'arn' in recipe ? recipe : { path: recipe.file.path };
  return imageStep(planning, { name, version, reason: 'a build of the recipe', ...imageOf(planning, sources, link) });
}

/** With other parameters neither the recipe nor the pipeline is published: the run has a recipe of its own. */
function publishedFor({ graph, target, recipe }: BuildSources, parameters: ParameterValues | undefined) {
  if (!parameters || 'arn' in recipe) return graph;
  return new Map([...graph].filter(([path]) => path !== recipe.file.path && path !== target.file.path));
}

const costs = { free: 'it costs nothing', billed: 'the instances of the build and the storage of the image are billed' } as const;

export function buildSummary(aws: Aws, planning: Planning): string {
  const { accountId, hosting, region } = aws.connection;
  const build = `Builds the image ${hosting.site}, account ${accountId}, Region ${region}; ${costs[hosting.billing]}.`;
  return `${summarize(aws, planning.items)} ${build}`;
}

/** Finds out what a build of a recipe or pipeline file would publish and start. Only reads, from the files and from the account. */
export async function planBuild(aws: Aws, target: BuildTarget, options: BuildOptions = noChoices): Promise<PreparedBuild> {
  const sources = await completeSources(target, await readBuildSources(target));
  const planning = await beginPlan(aws, options);
  await planGraph(planning, publishedFor(sources, options.parameters), new Set([target.path]));
  if (!sources.infrastructure) await planStandard(planning);
  const image = await planImage(planning, sources, options.parameters);
  const plan: BuildPlan = {
    ...{ id: randomUUID(), root: target.root, place: placeOf(aws), items: [...planning.items, image.item], notes: planning.notes },
    ...{ summary: buildSummary(aws, planning), file: target.path, image: image.item },
  };
  return { plan, sources, steps: [...planning.steps, image.step], files: filesOf(sources.graph), build: target.path };
}
