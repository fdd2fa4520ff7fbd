import { randomUUID } from 'node:crypto';
import type { BuildPlan, PlanItem } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { type BuildSources, type Link, readBuildSources } from '../resources/build-sources.ts';
import { completeSources } from '../resources/find-beside.ts';
import { planComponent } from './plan-component.ts';
import { planDistribution } from './plan-distribution.ts';
import { planInfrastructure } from './plan-infrastructure.ts';
import { type PipelineLinks, planPipeline } from './plan-pipeline.ts';
import { planRecipe } from './plan-recipe.ts';
import { answered, arnOf, type PlanContext, type Planned, type Published } from './planned.ts';

export interface BuildTarget {
  readonly root: string;
  /** Relative to the root. */
  readonly path: string;
}

/** A plan and all that carrying it out takes: what the user confirmed is what is done, whatever happens to the files meanwhile. */
export interface PreparedBuild {
  readonly plan: BuildPlan;
  readonly sources: BuildSources;
  /** In the order in which they are published. */
  readonly steps: readonly Planned[];
  /** Starts the image once everything is published; gives the ARN of its build version. */
  start(published: Published, token: string): Promise<string>;
}

/** Stands for the standard infrastructure among the published, which no file describes. */
const standardInfrastructure = '(standard infrastructure)';

const linkTo = (source: { readonly arn: string } | { readonly path: string } | undefined): Link | undefined =>
  source && ('arn' in source ? source : { path: source.path });

function linksOf({ recipe, infrastructure, distribution }: BuildSources): PipelineLinks {
  return {
    recipe: 'arn' in recipe ? recipe : { path: recipe.file.path },
    infrastructure: linkTo(infrastructure) ?? { path: standardInfrastructure },
    distribution: linkTo(distribution),
  };
}

/** Plans one resource after the other; later ones are compared with what earlier ones have in the account already. */
async function planResources(context: PlanContext, sources: BuildSources): Promise<Planned[]> {
  const steps: Planned[] = [];
  const known = new Map<string, string>();
  const add = (planned: Planned, path = planned.path) => {
    steps.push({ ...planned, path });
    if (planned.item.arn !== undefined && path !== undefined) known.set(path, planned.item.arn);
  };
  const { pipeline, recipe, infrastructure, distribution } = sources;
  if (!('arn' in recipe)) {
    for (const component of recipe.components) add(await planComponent(context, component));
    add(await planRecipe(context, recipe, known));
  }
  if (!infrastructure) add(await planInfrastructure(context, undefined), standardInfrastructure);
  else if (!('arn' in infrastructure)) add(await planInfrastructure(context, infrastructure));
  if (distribution && !('arn' in distribution)) add(await planDistribution(context, distribution));
  if (pipeline) add(await planPipeline(context, { file: pipeline, links: linksOf(sources) }, known));
  return steps;
}

function imageItem({ pipeline, recipe }: BuildSources, steps: readonly Planned[]): PlanItem {
  const published = steps.find(({ item }) => item.kind === 'image-recipe')?.item;
  const name = published?.name ?? ('arn' in recipe ? (recipe.arn.split('/').at(-2) ?? '') : recipe.file.body.name);
  return {
    action: 'create',
    kind: 'image',
    name,
    ...(published?.version === undefined ? {} : { version: published.version }),
    reason: pipeline ? `a run of the pipeline ${pipeline.body.name}` : 'a build of the recipe',
  };
}

function summarize({ connection }: Aws, items: readonly PlanItem[]): string {
  const changes = items.filter(({ action, kind }) => action !== 'reuse' && kind !== 'image').length;
  const publishing = changes === 0 ? 'Nothing needs to be published.' : `Publishes ${changes} ${changes === 1 ? 'resource' : 'resources'}.`;
  const building =
    connection.kind === 'local'
      ? 'Builds the image on this computer; it costs nothing.'
      : `Builds the image in account ${connection.accountId}, Region ${connection.region}; the instances of the build and the storage of the image are billed.`;
  return `${publishing} ${building}`;
}

/** Finds out what a build of a recipe or pipeline file would publish and start. Only reads, from the files and from the account. */
export async function planBuild(aws: Aws, target: BuildTarget): Promise<PreparedBuild> {
  const sources = await completeSources(target, await readBuildSources(target));
  const context: PlanContext = { aws };
  const steps = await planResources(context, sources);
  const items = [...steps.map(({ item }) => item), imageItem(sources, steps)];
  const links = linksOf(sources);
  const plan: BuildPlan = {
    id: randomUUID(),
    file: target.path,
    connection: aws.connection.name,
    items,
    summary: summarize(aws, items),
    notes: sources.infrastructure ? [] : ['No file of this workspace describes an infrastructure; a standard one is used.'],
  };
  return {
    plan,
    sources,
    steps,
    async start(published, clientToken) {
      const api = await aws.imagebuilder();
      const { pipeline } = sources;
      if (pipeline) {
        const imagePipelineArn = arnOf({ path: pipeline.path }, published);
        return answered((await api.startImagePipelineExecution({ imagePipelineArn, clientToken })).imageBuildVersionArn);
      }
      const request = {
        imageRecipeArn: arnOf(links.recipe, published),
        infrastructureConfigurationArn: arnOf(links.infrastructure, published),
        distributionConfigurationArn: links.distribution && arnOf(links.distribution, published),
      };
      return answered((await api.createImage({ ...request, clientToken })).imageBuildVersionArn);
    },
  };
}
