// What requests need to be there first. Each is made by the first case that asks, and changed by none.
import type { Answer, Kit, Values } from '../suite/case.ts';

export { componentData } from '../fixture/documents.ts';

import { componentData } from '../fixture/documents.ts';

export const version = '1.0.0';

/** The request for a component. */
export const componentRequest = (kit: Kit, stem = 'component'): Values => ({
  name: kit.name(stem),
  semanticVersion: version,
  platform: 'Linux',
  description: 'Made by the conformance suite',
  data: componentData(),
});

export const recipeRequest = async (kit: Kit, stem = 'recipe'): Promise<Values> => ({
  name: kit.name(stem),
  semanticVersion: version,
  description: 'Made by the conformance suite',
  parentImage: kit.target.parentImage,
  components: [{ componentArn: await givenComponent(kit) }],
});

export const containerRecipeRequest = async (kit: Kit): Promise<Values> => ({
  containerType: 'DOCKER',
  name: kit.name('container'),
  semanticVersion: version,
  description: 'Made by the conformance suite',
  parentImage: 'amazonlinux:latest',
  dockerfileTemplateData: 'FROM {{{ imagebuilder:parentImage }}}\n{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\n',
  components: [{ componentArn: await givenComponent(kit) }],
  targetRepository: { service: 'ECR', repositoryName: 'kiln-conformance' },
});

export const infrastructureRequest = (kit: Kit): Values => ({
  name: kit.name('infrastructure'),
  description: 'Made by the conformance suite',
  instanceProfileName: kit.target.instanceProfile,
});

export const distributionRequest = (kit: Kit): Values => ({
  name: kit.name('distribution'),
  description: 'Made by the conformance suite',
  distributions: [{ region: kit.target.region, amiDistributionConfiguration: { name: 'kiln-{{ imagebuilder:buildDate }}' } }],
});

export const workflowData = (command = 'exit 0'): string =>
  `schemaVersion: 1.0
name: conformance
description: One step that waits for nothing
steps:
  - name: Tell
    action: RunCommand
    inputs:
      documentName: AWS-RunShellScript
      parameters: { commands: ['${command}'] }
      instanceId: i-0123456789abcdef0
`;

export const workflowRequest = (kit: Kit): Values => ({
  name: kit.name('workflow'),
  semanticVersion: version,
  description: 'Made by the conformance suite',
  type: 'TEST',
  data: workflowData(),
});

export const pipelineRequest = async (kit: Kit): Promise<Values> => ({
  name: kit.name('pipeline'),
  description: 'Made by the conformance suite',
  imageRecipeArn: await givenRecipe(kit),
  infrastructureConfigurationArn: await givenInfrastructure(kit),
});

export const policyRequest = (kit: Kit): Values => ({
  name: kit.name('policy'),
  description: 'Made by the conformance suite',
  executionRole: kit.target.executionRole,
  resourceType: 'AMI_IMAGE',
  policyDetails: [{ action: { type: 'DELETE', includeResources: { amis: true } }, filter: { type: 'COUNT', value: 3 } }],
  resourceSelection: { tagMap: { 'kiln-conformance': 'nothing-has-this' } },
});

/** Makes one of these and gives its ARN. */
export const make = async (kit: Kit, operation: string, request: Values): Promise<string> => arnOf(await kit.call(operation, request));

export const givenComponent = (kit: Kit) => kit.once('component', () => make(kit, 'CreateComponent', componentRequest(kit)));
export const givenRecipe = (kit: Kit) => kit.once('recipe', async () => make(kit, 'CreateImageRecipe', await recipeRequest(kit)));
export const givenContainerRecipe = (kit: Kit) =>
  kit.once('container recipe', async () => make(kit, 'CreateContainerRecipe', await containerRecipeRequest(kit)));
export const givenInfrastructure = (kit: Kit) =>
  kit.once('infrastructure', () => make(kit, 'CreateInfrastructureConfiguration', infrastructureRequest(kit)));
export const givenPipeline = (kit: Kit) => kit.once('pipeline', async () => make(kit, 'CreateImagePipeline', await pipelineRequest(kit)));
export const givenImage = (kit: Kit) => kit.once('image', () => buildImage(kit));

/** Builds an image and waits until it has one of these states. */
export async function buildImage(kit: Kit, stem = 'recipe', ...states: readonly string[]): Promise<string> {
  const imageRecipeArn = await make(kit, 'CreateImageRecipe', await recipeRequest(kit, stem));
  const request = { imageRecipeArn, infrastructureConfigurationArn: await givenInfrastructure(kit) };
  const { imageBuildVersionArn } = await kit.call('CreateImage', request);
  await imageIn(kit, imageBuildVersionArn, states.length === 0 ? ['AVAILABLE'] : states);
  return imageBuildVersionArn;
}

/** Looks, as clients do, until the image has one of these states. */
export async function imageIn(kit: Kit, imageBuildVersionArn: string, states: readonly string[]): Promise<Answer> {
  for (;;) {
    const { image } = await kit.call('GetImage', { imageBuildVersionArn });
    if (states.includes(image.state.status)) return image;
    await new Promise((resolve) => setTimeout(resolve, kit.target.isLocal ? 5 : 15_000));
  }
}

/** The ARN that an answer names, whatever it is of. */
function arnOf(answer: Answer): string {
  const arn = Object.entries(answer).find(([member, value]) => member.endsWith('Arn') && typeof value === 'string')?.[1];
  if (typeof arn !== 'string') throw new Error(`The answer names no ARN: ${JSON.stringify(answer)}`);
  return arn;
}

/** The ARN of something of the same kind that does not exist. */
export const absent = (arn: string): string =>
  arn.replace(/(:[a-z-]+\/(?:(?:build|test|distribution)\/(?=.*\/))?)[^/]+/, '$1kiln-conformance-absent');
