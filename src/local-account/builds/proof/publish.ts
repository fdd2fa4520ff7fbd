// What the app does to publish and to start a build: a component, a recipe, an infrastructure configuration, a pipeline, and a run of it.
import type { Called } from '../../account.ts';
import { imagebuilderOperations } from '../../imagebuilder/operations.ts';
import { imagebuilderModel } from '../../protocol/imagebuilder-model.ts';
import { invoke } from '../../server/invoke.ts';
import type { Bench } from './bench.ts';

const service = { model: imagebuilderModel, operations: imagebuilderOperations };

const data = JSON.stringify({
  name: 'hello',
  schemaVersion: '1.0',
  phases: [{ name: 'build', steps: [{ name: 'Hello', action: 'ExecuteBash', inputs: { commands: ['echo hello'] } }] }],
});

/** Publishes with one token a request, so that who repeats it makes nothing twice. Answers the ARN of the image. */
export function publish({ account }: Bench): string {
  const called: Called = {
    ...account,
    caller: { arn: 'arn:aws:iam::000000000000:root', userId: '000000000000' },
    issueKeys: () => {
      throw new Error('Nobody asks for keys here');
    },
  };
  const call = (name: string, token: string, input: object): Readonly<Record<string, unknown>> => {
    const operation = imagebuilderModel.operations.get(name);
    if (!operation) throw new Error(`There is no operation ${name}`);
    return invoke(called, service, { operation, input: { ...input, clientToken: token } });
  };
  const component = call('CreateComponent', 'a', { name: 'hello', semanticVersion: '1.0.0', platform: 'Linux', data });
  const recipe = call('CreateImageRecipe', 'b', {
    ...{ name: 'web', semanticVersion: '1.2.3', parentImage: 'ami-0123456789abcdef0' },
    components: [{ componentArn: component.componentBuildVersionArn }],
  });
  const infrastructure = call('CreateInfrastructureConfiguration', 'c', { name: 'here', instanceProfileName: 'profile' });
  const { imageRecipeArn } = recipe;
  const { infrastructureConfigurationArn } = infrastructure;
  const pipeline = call('CreateImagePipeline', 'd', { name: 'web', imageRecipeArn, infrastructureConfigurationArn });
  const run = call('StartImagePipelineExecution', 'e', { imagePipelineArn: pipeline.imagePipelineArn });
  return String(run.imageBuildVersionArn);
}
