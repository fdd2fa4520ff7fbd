import { AppError, type ResourceKind } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import type { Deleter } from '../deletion/run-deletion.ts';
import { readResource, textIn } from './read-resource.ts';
import { parseResourceArn } from './resource-arn.ts';

type Remove = (api: Imagebuilder, arn: string) => Promise<unknown>;

/** Images are not here: what deleting them takes along is the business of their lifecycle. */
const removers: Readonly<Record<Exclude<ResourceKind, 'image'>, Remove>> = {
  component: (api, componentBuildVersionArn) => api.deleteComponent({ componentBuildVersionArn }),
  'image-recipe': (api, imageRecipeArn) => api.deleteImageRecipe({ imageRecipeArn }),
  'container-recipe': (api, containerRecipeArn) => api.deleteContainerRecipe({ containerRecipeArn }),
  'image-pipeline': (api, imagePipelineArn) => api.deleteImagePipeline({ imagePipelineArn }),
  'infrastructure-configuration': (api, infrastructureConfigurationArn) =>
    api.deleteInfrastructureConfiguration({ infrastructureConfigurationArn }),
  'distribution-configuration': (api, distributionConfigurationArn) =>
    api.deleteDistributionConfiguration({ distributionConfigurationArn }),
  workflow: (api, workflowBuildVersionArn) => api.deleteWorkflow({ workflowBuildVersionArn }),
  'lifecycle-policy': (api, lifecyclePolicyArn) => api.deleteLifecyclePolicy({ lifecyclePolicyArn }),
};

/** When it was made and last changed: what is deleted and made anew under its name is another one. */
export async function seenNow(api: Imagebuilder, arn: string): Promise<string | undefined> {
  try {
    const body = await readResource(api, parseResourceArn(arn));
    return `${textIn(body, 'dateCreated') ?? ''} ${textIn(body, 'dateUpdated') ?? ''}`.trim();
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

/** Deletes resources of Image Builder, all but images. */
export async function resourceDeleter(aws: Aws): Promise<Deleter> {
  const api = await aws.imagebuilder();
  return {
    look: (arn) => seenNow(api, arn),
    async remove(arn) {
      const { kind } = parseResourceArn(arn);
      if (kind === 'image') throw new AppError('invalid-input', 'Images are deleted from their own tab, where their AMIs are shown.');
      try {
        await removers[kind](api, arn);
        return true;
      } catch (error) {
        if (isAwsError(error, 'ResourceNotFoundException')) return false;
        if (isAwsError(error, 'ResourceDependencyException')) throw stillNeeded(error as AppError);
        throw error;
      }
    },
  };
}

function stillNeeded({ message }: AppError): AppError {
  return new AppError(
    'refused',
    `Something still needs it, or it is shared: ${message} Make a new plan to see what came since; end its sharing on its tab.`,
  );
}
