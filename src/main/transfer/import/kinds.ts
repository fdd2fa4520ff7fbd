// What can be imported: how each kind of resource is read, and where its file lies in a workspace.
import { AppError, type ResourceKind, resourceKindOf } from '../../../contract/index.ts';
import type { ResourceFileKind } from '../../../documents/index.ts';
import type { Imagebuilder } from '../../aws/clients.ts';
import type { Fields } from '../request-form.ts';

export interface ImportKind {
  /** The kind of the file. */
  readonly file: ResourceFileKind;
  /** Folder and ending are those of the example workspace. */
  readonly folder: string;
  readonly ending: string;
  /** The document that the resource carries: the members for its text and for its place, and the ending of its file. */
  readonly document?: { readonly data: string; readonly uri: string; readonly ending: string };
  read(api: Imagebuilder, arn: string): Promise<object | undefined>;
}

export const importKinds: Readonly<Record<ResourceKind, ImportKind>> = {
  component: {
    ...{ file: 'component-resource', folder: 'components', ending: '.component.yaml' },
    document: { data: 'data', uri: 'uri', ending: '.yaml' },
    read: async (api, componentBuildVersionArn) => (await api.getComponent({ componentBuildVersionArn })).component,
  },
  'image-recipe': {
    ...{ file: 'image-recipe', folder: 'recipes', ending: '.recipe.yaml' },
    read: async (api, imageRecipeArn) => (await api.getImageRecipe({ imageRecipeArn })).imageRecipe,
  },
  'container-recipe': {
    ...{ file: 'container-recipe', folder: 'recipes', ending: '.container-recipe.yaml' },
    document: { data: 'dockerfileTemplateData', uri: 'dockerfileTemplateUri', ending: '.dockerfile' },
    read: async (api, containerRecipeArn) => (await api.getContainerRecipe({ containerRecipeArn })).containerRecipe,
  },
  'image-pipeline': {
    ...{ file: 'image-pipeline', folder: 'pipelines', ending: '.pipeline.yaml' },
    read: async (api, imagePipelineArn) => (await api.getImagePipeline({ imagePipelineArn })).imagePipeline,
  },
  'infrastructure-configuration': {
    ...{ file: 'infrastructure-configuration', folder: 'infrastructure', ending: '.infrastructure.yaml' },
    read: async (api, arn) =>
      (await api.getInfrastructureConfiguration({ infrastructureConfigurationArn: arn })).infrastructureConfiguration,
  },
  'distribution-configuration': {
    ...{ file: 'distribution-configuration', folder: 'distribution', ending: '.distribution.yaml' },
    read: async (api, arn) => (await api.getDistributionConfiguration({ distributionConfigurationArn: arn })).distributionConfiguration,
  },
  image: {
    ...{ file: 'image', folder: 'images', ending: '.image.yaml' },
    read: async (api, imageBuildVersionArn) => imageRequest({ ...(await api.getImage({ imageBuildVersionArn })).image }),
  },
  workflow: {
    ...{ file: 'workflow-resource', folder: 'workflows', ending: '.workflow-resource.yaml' },
    document: { data: 'data', uri: 'uri', ending: '.workflow.yaml' },
    read: async (api, workflowBuildVersionArn) => (await api.getWorkflow({ workflowBuildVersionArn })).workflow,
  },
  'lifecycle-policy': {
    ...{ file: 'lifecycle-policy', folder: 'lifecycle', ending: '.lifecycle.yaml' },
    read: async (api, lifecyclePolicyArn) => (await api.getLifecyclePolicy({ lifecyclePolicyArn })).lifecyclePolicy,
  },
};

/** What an image was built of is in its description whole; the request names it by ARN. */
function imageRequest(image: Fields): Fields {
  const arnOf = (member: string) => (image[member] as { readonly arn?: string } | undefined)?.arn;
  return {
    ...image,
    imageRecipeArn: arnOf('imageRecipe'),
    containerRecipeArn: arnOf('containerRecipe'),
    infrastructureConfigurationArn: arnOf('infrastructureConfiguration'),
    distributionConfigurationArn: arnOf('distributionConfiguration'),
  };
}

/** The kind of an ARN that can be imported. Fails with `invalid-input`. */
export function importKindOf(arn: string): ImportKind {
  const kind = resourceKindOf(arn);
  if (kind) return importKinds[kind];
  throw new AppError('invalid-input', `'${arn}' is not the ARN of a resource of EC2 Image Builder.`);
}
