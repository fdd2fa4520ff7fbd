import { AppError, type Json, type JsonObject, type ResourceKind } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import type { ResourceArn } from './resource-arn.ts';

type Read = (api: Imagebuilder, arn: string) => Promise<object | undefined>;

/** How a resource of each kind is read. What stands beside the resource in an answer goes into the same body. */
const readers: Readonly<Record<ResourceKind, Read>> = {
  component: async (api, componentBuildVersionArn) => {
    const { component, latestVersionReferences } = await api.getComponent({ componentBuildVersionArn });
    return component && { ...component, latestVersionReferences };
  },
  'image-recipe': async (api, imageRecipeArn) => {
    const { imageRecipe, latestVersionReferences } = await api.getImageRecipe({ imageRecipeArn });
    return imageRecipe && { ...imageRecipe, latestVersionReferences };
  },
  'container-recipe': async (api, containerRecipeArn) => {
    const { containerRecipe, latestVersionReferences } = await api.getContainerRecipe({ containerRecipeArn });
    return containerRecipe && { ...containerRecipe, latestVersionReferences };
  },
  'image-pipeline': async (api, imagePipelineArn) => (await api.getImagePipeline({ imagePipelineArn })).imagePipeline,
  'infrastructure-configuration': async (api, infrastructureConfigurationArn) =>
    (await api.getInfrastructureConfiguration({ infrastructureConfigurationArn })).infrastructureConfiguration,
  'distribution-configuration': async (api, distributionConfigurationArn) =>
    (await api.getDistributionConfiguration({ distributionConfigurationArn })).distributionConfiguration,
  image: readImage,
  workflow: async (api, workflowBuildVersionArn) => {
    const { workflow, latestVersionReferences } = await api.getWorkflow({ workflowBuildVersionArn });
    return workflow && { ...workflow, latestVersionReferences };
  },
  'lifecycle-policy': async (api, lifecyclePolicyArn) => (await api.getLifecyclePolicy({ lifecyclePolicyArn })).lifecyclePolicy,
};

/** A version of an image stands for its newest build that is available. Where none is, its newest build is shown in whatever state it is. */
async function readImage(api: Imagebuilder, imageBuildVersionArn: string): Promise<object | undefined> {
  try {
    const { image, latestVersionReferences } = await api.getImage({ imageBuildVersionArn });
    return image && { ...image, latestVersionReferences };
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException') || !/\/\d+\.\d+\.\d+$/.test(imageBuildVersionArn)) throw error;
    const { imageSummaryList = [] } = await api.listImageBuildVersions({ imageVersionArn: imageBuildVersionArn });
    const newest = imageSummaryList.map(({ arn = '' }) => arn).toSorted((a, b) => buildOf(b) - buildOf(a))[0];
    if (newest === undefined) throw error;
    return (await api.getImage({ imageBuildVersionArn: newest })).image;
  }
}

const buildOf = (arn: string): number => Number(arn.split('/').at(-1));

/** Reads a resource whole. */
export async function readResource(api: Imagebuilder, { arn, kind }: ResourceArn): Promise<JsonObject> {
  const body = await readers[kind](api, arn);
  if (!body) throw new AppError('not-found', `AWS answered nothing for ${arn}. It may have been deleted a moment ago; refresh the list.`);
  return toJson(body);
}

/** As it goes over a wire: dates are texts, and what is undefined is not there. */
export function toJson(body: object): JsonObject {
  return JSON.parse(JSON.stringify(body)) as JsonObject;
}

export function textIn(body: JsonObject, member: string): string | undefined {
  const value = body[member];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a map of texts: tags, parameters. */
export function textsIn(value: Json | undefined): Readonly<Record<string, string>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])));
}
