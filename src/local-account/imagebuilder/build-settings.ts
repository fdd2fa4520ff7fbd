// What CreateImage and the pipelines have in common: how an image is to be built.
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  ContainerRecipe,
  ImageRecipe,
  ImageScanningConfiguration,
  ImageTestsConfiguration,
  WorkflowConfiguration,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import type { ResourceRow } from '../store/resources.ts';
import { getResource, resolveResource } from './resolve.ts';
import { checkWorkflows } from './workflow-settings.ts';

export interface BuildSettings {
  readonly imageRecipeArn?: string | undefined;
  readonly containerRecipeArn?: string | undefined;
  readonly infrastructureConfigurationArn: string;
  readonly distributionConfigurationArn?: string | undefined;
  readonly workflows?: readonly Valid<WorkflowConfiguration>[] | undefined;
  readonly executionRole?: string | undefined;
  readonly imageScanningConfiguration?: Valid<ImageScanningConfiguration> | undefined;
  readonly imageTestsConfiguration?: ImageTestsConfiguration | undefined;
}

/** What an image is built from; its `kind` tells recipes for images and for containers apart. */
export type RecipeRow = ResourceRow<ImageRecipe | ContainerRecipe>;

/** Checks what the settings name, and answers the recipe that they resolve to. */
export function checkBuildSettings(account: Account, settings: BuildSettings): RecipeRow {
  const { infrastructureConfigurationArn, distributionConfigurationArn } = settings;
  const recipe = recipeOf(account, settings);
  getResource(account, 'infrastructure-configuration', infrastructureConfigurationArn);
  if (distributionConfigurationArn !== undefined) getResource(account, 'distribution-configuration', distributionConfigurationArn);
  checkWorkflows(account, settings);
  if (settings.imageScanningConfiguration?.imageScanningEnabled) checkScanning(account, recipe, settings);
  return recipe;
}

/** Inspector is on where a scanner is. Machine images are scanned with their tests; container images are not scanned here. */
function checkScanning({ accountId, scanner }: Account, { kind }: RecipeRow, { imageTestsConfiguration }: BuildSettings): void {
  if (!scanner || kind === 'container-recipe') {
    const scanned = kind === 'container-recipe' ? 'ecr' : 'ec2';
    const message = `Resource dependency error: Amazon Inspector is not enabled for '${scanned}' resources in account '${accountId}'.`;
    throw new AwsError('ResourceDependencyException', message);
  }
  if (testsOf(imageTestsConfiguration).imageTestsEnabled) return;
  throw new AwsError('InvalidParameterCombinationException', 'Image scanning needs image tests to be enabled.');
}

function recipeOf(account: Account, { imageRecipeArn, containerRecipeArn }: BuildSettings): RecipeRow {
  if (imageRecipeArn !== undefined && containerRecipeArn === undefined) {
    return resolveResource<ImageRecipe>(account, { kind: 'image-recipe', arn: imageRecipeArn });
  }
  if (containerRecipeArn !== undefined && imageRecipeArn === undefined) {
    return resolveResource<ContainerRecipe>(account, { kind: 'container-recipe', arn: containerRecipeArn });
  }
  const message = "Exactly one of 'imageRecipeArn' and 'containerRecipeArn' must be provided.";
  throw new AwsError('InvalidParameterCombinationException', message);
}

/** Tests run unless they are switched off. */
export function testsOf(given: ImageTestsConfiguration | undefined): Required<ImageTestsConfiguration> {
  return { imageTestsEnabled: given?.imageTestsEnabled ?? true, timeoutMinutes: given?.timeoutMinutes ?? 720 };
}
