// What a recipe must say about its components: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateImageRecipe.html
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Component, ComponentConfiguration, ComponentParameter, Platform } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import type { ResourceRow } from '../store/resources.ts';
import { invalidValue } from './arn.ts';
import { checkParameters } from './parameters.ts';
import { resolveResource } from './resolve.ts';

const maxComponents = 20;

export interface RecipeComponent {
  readonly row: ResourceRow<Component>;
  readonly parameters: readonly Valid<ComponentParameter>[];
}

type Configuration = Valid<ComponentConfiguration>;

/** The components that a recipe names, resolved to builds; throws for the first that does not exist, comes twice or is called wrongly. */
export function resolveComponents(account: Account, configurations: readonly Configuration[]): readonly RecipeComponent[] {
  if (configurations.length > maxComponents) {
    throw new AwsError('ServiceQuotaExceededException', `A recipe can have ${maxComponents} components at most.`);
  }
  const resolved = configurations.map((configuration, index) => resolveComponent(account, configuration, `components[${index}]`));
  for (const [index, { row }] of resolved.entries()) {
    const twice = resolved.slice(0, index).some((earlier) => earlier.row.slug === row.slug);
    if (twice)
      throw invalidValue(`components[${index}].componentArn`, `The component '${row.slug}' is in the recipe already; it may appear once.`);
  }
  return resolved;
}

/** Parent and components must be of one platform; where the parent does not tell its own, the components do. */
export function commonPlatform(ofParent: Platform | undefined, components: readonly RecipeComponent[]): Platform {
  const platform = ofParent ?? components[0]?.row.body.platform ?? 'Linux';
  for (const [index, { row }] of components.entries()) {
    if (row.body.platform !== platform) {
      throw invalidValue(`components[${index}].componentArn`, `The component is for ${row.body.platform}, the recipe for ${platform}.`);
    }
  }
  return platform;
}

function resolveComponent(account: Account, { componentArn, parameters = [] }: Configuration, path: string): RecipeComponent {
  const row = resolveResource<Component>(account, { kind: 'component', arn: componentArn });
  checkParameters(row.body.parameters ?? [], parameters, { path: `${path}.parameters`, owner: 'component' });
  return { row, parameters };
}
