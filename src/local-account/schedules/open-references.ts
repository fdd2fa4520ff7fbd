// What a recipe leaves open: references that stand for something newer when there is something newer.
import type { Account } from '../account.ts';
import { AMAZON } from '../catalogue/row.ts';
import { parseArn } from '../imagebuilder/arn.ts';
import { resolveResource } from '../imagebuilder/resolve.ts';
import { parseVersion } from '../imagebuilder/version.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Component, ContainerRecipe, Image, ImageRecipe } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findParameter } from '../ssm/parameters.ts';
import { findImage } from '../store/images.ts';
import type { ResourceRow } from '../store/resources.ts';

/** Each open reference of a pipeline, spelled as it is there, and what it stands for. */
export type Resolved = Readonly<Record<string, string>>;

/** What a pipeline says about its builds, as far as it matters here. */
export interface PipelineRecipe {
  readonly imageRecipeArn?: string | undefined;
  readonly containerRecipeArn?: string | undefined;
  readonly executionRole?: string | undefined;
}

/**
 * What the open references of a pipeline's recipe stand for now. Builds with their number and AMIs are not open, and so never new; neither
 * are images of registries, whose tags the service does not watch. Throws ResourceNotFoundException for a recipe or a component that has
 * gone.
 */
export function resolveOpenReferences(account: Account, pipeline: PipelineRecipe): Resolved {
  const recipe = recipeOf(account, pipeline);
  const { parentImage, components = [] } = recipe.row.body;
  const resolved: Record<string, string> = isOpen(recipe.reference) ? { [recipe.reference]: recipe.row.arn } : {};
  for (const { componentArn } of components) {
    if (isOpen(componentArn)) resolved[componentArn] = resolveResource<Component>(account, { kind: 'component', arn: componentArn }).arn;
  }
  const parent = parentImage === undefined ? undefined : resolveParent(account, parentImage, pipeline);
  return parentImage === undefined || parent === undefined ? resolved : { ...resolved, [parentImage]: parent };
}

function recipeOf(account: Account, { imageRecipeArn, containerRecipeArn = '' }: PipelineRecipe) {
  const reference = imageRecipeArn ?? containerRecipeArn;
  const kind = imageRecipeArn === undefined ? 'container-recipe' : 'image-recipe';
  const row = resolveResource<Valid<ImageRecipe> | Valid<ContainerRecipe>>(account, { kind, arn: reference });
  return { reference, row };
}

/** Wildcards, and versions of what has builds without the number of one. */
function isOpen(reference: string): boolean {
  const arn = parseArn(reference);
  if (arn === undefined || arn.build !== undefined) return false;
  return arn.kind === 'component' || arn.kind === 'image' || (arn.version ?? '').includes('x');
}

function resolveParent(account: Account, parentImage: string, pipeline: PipelineRecipe): string | undefined {
  if (parentImage.startsWith('ssm:')) return parameterValue(account, parentImage.slice('ssm:'.length), pipeline);
  return isOpen(parentImage) ? newestImage(account, parentImage) : undefined;
}

/** undefined where none became available, or none that the account may see: whether a run can do without is for the build to say. */
function newestImage(account: Account, arn: string): string | undefined {
  const isAvailable = (row: ResourceRow<Image>) => row.accountId === AMAZON || findImage(account.store, row.arn)?.status === 'AVAILABLE';
  return unlessRefused(() => resolveResource<Image>(account, { kind: 'image', arn }, isAvailable).arn);
}

/** What Image Builder can read on its own; for every other parameter it needs the pipeline's role. */
const readable = /^(?:arn:[^:]+:ssm:[^:]*:\d*:parameter)?\/(?:aws\/service|imagebuilder)\//;

/** undefined for a parameter that is not there, or that the pipeline cannot read: it is never new. */
function parameterValue(account: Account, name: string, { executionRole }: PipelineRecipe): string | undefined {
  if (!readable.test(name) && executionRole === undefined) return undefined;
  return unlessRefused(() => findParameter(account, name).version.value);
}

function unlessRefused<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}

/**
 * Whether something came that the last run did not have: a newer version behind a reference, another value of a parameter, or a reference
 * that the pipeline did not have then. Without an earlier run every open reference is new.
 */
export function hasUpdates(earlier: Resolved | undefined, now: Resolved): boolean {
  return Object.entries(now).some(([reference, stands]) => {
    const stood = earlier?.[reference];
    return stood === undefined || isNewer(stands, stood);
  });
}

function isNewer(stands: string, stood: string): boolean {
  const [now, before] = [orderOf(stands), orderOf(stood)];
  if (!now || !before) return stands !== stood;
  const at = now.findIndex((node, index) => node !== before[index]);
  return at >= 0 && (now[at] ?? 0) > (before[at] ?? 0);
}

/** By which versions are compared; undefined for what has none. */
function orderOf(arn: string): readonly number[] | undefined {
  const { version, build = 0 } = parseArn(arn) ?? {};
  if (version === undefined) return undefined;
  const { major, minor, patch } = parseVersion(version);
  return [major, minor, patch, build];
}
