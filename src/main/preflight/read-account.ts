import { AppError, resourceKindOf } from '../../contract/index.ts';
import type {
  ContainerRecipe,
  Distribution,
  Imagebuilder,
  ImagePipeline,
  ImageRecipe,
  InfrastructureConfiguration,
} from '../aws/clients.ts';
import type { BuildSubject, SubjectInfrastructure, SubjectRecipe } from './subject.ts';

/** Where nothing says where to build, publishing makes this one. */
export const standardInfrastructure = infrastructureOf({ instanceProfileName: 'EC2InstanceProfileForImageBuilder' });

export function infrastructureOf(found: InfrastructureConfiguration): SubjectInfrastructure {
  const { instanceProfileName = '', instanceTypes = [], subnetId, securityGroupIds = [], keyPair, snsTopicArn, logging } = found;
  const { s3BucketName: logBucket, s3KeyPrefix: logPrefix } = logging?.s3Logs ?? {};
  return { instanceProfileName, instanceTypes, subnetId, securityGroupIds, keyPair, snsTopicArn, logBucket, logPrefix };
}

export function imageRecipeOf({ name = '', parentImage = '', components = [], blockDeviceMappings = [] }: ImageRecipe): SubjectRecipe {
  return { kind: 'image', name, parentImage, components, volumes: blockDeviceMappings, kmsKeyId: undefined, repository: undefined };
}

export function containerRecipeOf(found: ContainerRecipe): SubjectRecipe {
  const { name = '', parentImage = '', components = [], kmsKeyId, instanceConfiguration, targetRepository } = found;
  const volumes = instanceConfiguration?.blockDeviceMappings ?? [];
  return { kind: 'container', name, parentImage, components, volumes, kmsKeyId, repository: targetRepository?.repositoryName };
}

export async function readRecipe(api: Imagebuilder, arn: string): Promise<SubjectRecipe> {
  if (resourceKindOf(arn) === 'container-recipe')
    return containerRecipeOf((await api.getContainerRecipe({ containerRecipeArn: arn })).containerRecipe ?? {});
  return imageRecipeOf((await api.getImageRecipe({ imageRecipeArn: arn })).imageRecipe ?? {});
}

export async function readInfrastructure(api: Imagebuilder, infrastructureConfigurationArn: string): Promise<SubjectInfrastructure> {
  const { infrastructureConfiguration } = await api.getInfrastructureConfiguration({ infrastructureConfigurationArn });
  return infrastructureOf(infrastructureConfiguration ?? {});
}

export async function readDistributions(api: Imagebuilder, distributionConfigurationArn: string): Promise<readonly Distribution[]> {
  const { distributionConfiguration } = await api.getDistributionConfiguration({ distributionConfigurationArn });
  return distributionConfiguration?.distributions ?? [];
}

/** What a pipeline says of how to build, apart from what it names by ARN. */
export function pipelinePart(pipeline: ImagePipeline) {
  const { imageLogGroupName, pipelineLogGroupName } = pipeline.loggingConfiguration ?? {};
  return {
    tests: pipeline.imageTestsConfiguration,
    executionRole: pipeline.executionRole,
    hasWorkflows: (pipeline.workflows ?? []).length > 0,
    logGroups: [imageLogGroupName, pipelineLogGroupName].filter((name) => name !== undefined),
  };
}

async function readPipeline(api: Imagebuilder, imagePipelineArn: string): Promise<BuildSubject> {
  const { imagePipeline = {} } = await api.getImagePipeline({ imagePipelineArn });
  const { name, imageRecipeArn, containerRecipeArn, infrastructureConfigurationArn, distributionConfigurationArn } = imagePipeline;
  const [recipe, infrastructure, distributions] = await Promise.all([
    readRecipe(api, imageRecipeArn ?? containerRecipeArn ?? ''),
    infrastructureConfigurationArn ? readInfrastructure(api, infrastructureConfigurationArn) : standardInfrastructure,
    distributionConfigurationArn ? readDistributions(api, distributionConfigurationArn) : [],
  ]);
  return {
    title: `the pipeline ${name}`,
    recipe,
    infrastructure,
    distributions,
    ...pipelinePart(imagePipeline),
    pipelineArn: imagePipelineArn,
  };
}

/** What a pipeline or recipe of the account needs. Fails with `invalid-input` for what is neither. */
export async function subjectInAccount(api: Imagebuilder, arn: string): Promise<BuildSubject> {
  const kind = resourceKindOf(arn);
  if (kind === 'image-pipeline') return readPipeline(api, arn);
  if (kind !== 'image-recipe' && kind !== 'container-recipe')
    throw new AppError('invalid-input', `${arn} is neither a pipeline nor a recipe. Name one of these to check its build.`);
  const recipe = await readRecipe(api, arn);
  return {
    title: `the recipe ${recipe.name}`,
    recipe,
    infrastructure: standardInfrastructure,
    distributions: [],
    ...pipelinePart({}),
    pipelineArn: undefined,
  };
}
