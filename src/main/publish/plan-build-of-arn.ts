import { randomUUID } from 'node:crypto';
import { AppError, type BuildPlan, resourceKindOf } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { Link } from '../resources/links.ts';
import { ephemeralKey, planEphemeralRecipe } from './ephemeral-recipe.ts';
import { updateBody } from './field-changes.ts';
import { type ImageWish, imageSettings, imageStep } from './image-step.ts';
import { kindNamed } from './kinds/index.ts';
import type { Fields } from './kinds/kind.ts';
import { type BuildOptions, buildSummary, type PreparedBuild } from './plan-build.ts';
import { beginPlan, placeOf } from './plan-publish.ts';
import { noChoices, type Planning } from './planning.ts';

/** A recipe or pipeline of the account that is built. */
export interface ArnTarget {
  readonly arn: string;
  readonly infrastructureArn?: string | undefined;
  readonly distributionArn?: string | undefined;
}

const link = (arn: unknown) => (typeof arn === 'string' ? { arn } : undefined);

async function read(planning: Planning, arn: string): Promise<Fields> {
  const kind = resourceKindOf(arn);
  if (kind !== 'image-recipe' && kind !== 'container-recipe' && kind !== 'image-pipeline')
    throw new AppError('invalid-input', `${arn} is neither a recipe nor a pipeline; nothing else can be built.`);
  const found = await kindNamed(kind).read(planning.api, arn);
  if (!found) throw new AppError('not-found', `The account has no ${arn}.`);
  return found;
}

/** What the image is built from when it is not the run of a pipeline. */
function namesFor(recipe: { readonly arn: string; readonly as: Link }, target: ArnTarget, pipeline: Fields | undefined) {
  const infrastructure = target.infrastructureArn ?? pipeline?.infrastructureConfigurationArn;
  if (!infrastructure)
    throw new AppError(
      'invalid-input',
      'A recipe does not say where it is built. Choose the infrastructure configuration to build it with.',
    );
  return {
    [resourceKindOf(recipe.arn) === 'container-recipe' ? 'containerRecipeArn' : 'imageRecipeArn']: recipe.as,
    infrastructureConfigurationArn: link(infrastructure),
    distributionConfigurationArn: link(target.distributionArn ?? pipeline?.distributionConfigurationArn),
  };
}

async function wishOf(planning: Planning, target: ArnTarget, { parameters }: BuildOptions): Promise<ImageWish> {
  const found = await read(planning, target.arn);
  const pipeline = resourceKindOf(target.arn) === 'image-pipeline' ? found : undefined;
  const recipeArn = String(pipeline ? (pipeline.imageRecipeArn ?? pipeline.containerRecipeArn) : target.arn);
  if (pipeline && !parameters) {
    const names = { imagePipelineArn: { arn: target.arn } };
    return { name: recipeArn.split('/').at(-2) ?? '', reason: `a run of the pipeline ${String(pipeline.name)}`, names, settings: {} };
  }
  const recipe = pipeline ? await read(planning, recipeArn) : found;
  const name = String(recipe.name);
  const settings = pipeline ? imageSettings(pipeline) : {};
  if (!parameters) {
    const names = namesFor({ arn: recipeArn, as: { arn: recipeArn } }, target, pipeline);
    return { name, version: String(recipe.version), reason: 'a build of the recipe', names, settings };
  }
  const kind = resourceKindOf(recipeArn) as 'image-recipe' | 'container-recipe'; // `read` takes no other
  const containerType = recipe.containerType === undefined ? {} : { containerType: recipe.containerType };
  const body = { ...updateBody(kindNamed(kind), recipe), ...containerType, name, semanticVersion: recipe.version };
  const { version } = await planEphemeralRecipe(planning, { kind, body, links: [] }, parameters);
  const names = namesFor({ arn: recipeArn, as: { path: ephemeralKey } }, target, pipeline);
  return { name, version, reason: 'a build with other parameters', names, settings };
}

/** Finds out what building something of the account would start: nothing of it is in files, so nothing is published. */
export async function planBuildOfArn(aws: Aws, target: ArnTarget, options: BuildOptions = noChoices): Promise<PreparedBuild> {
  const planning = await beginPlan(aws, options);
  const image = imageStep(planning, await wishOf(planning, target, options));
  const plan: BuildPlan = {
    ...{ id: randomUUID(), root: '', place: placeOf(aws), items: [...planning.items, image.item], notes: planning.notes },
    ...{ summary: buildSummary(aws, planning), file: target.arn, image: image.item },
  };
  return { plan, sources: undefined, steps: [...planning.steps, image.step], files: {}, build: target.arn };
}
