import {
  type CreateContainerRecipeCommandInput,
  CreateImageCommand,
  CreateImagePipelineCommand,
  DeleteComponentCommand,
  DeleteContainerRecipeCommand,
  DeleteImagePipelineCommand,
  GetContainerRecipeCommand,
  ListContainerRecipesCommand,
  paginateListContainerRecipes,
  StartImagePipelineExecutionCommand,
  UpdateImagePipelineCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import {
  createComponent,
  createContainerRecipe,
  createInfrastructure,
  createRecipe,
} from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
let component: string;
beforeAll(async () => {
  test = await openTestAccount();
  component = await createComponent(test.imagebuilder, 'container-component');
});
afterAll(() => test.close());

const clientToken = undefined;

const create = (changes: Partial<CreateContainerRecipeCommandInput> = {}) =>
  createContainerRecipe(test.imagebuilder, { components: [{ componentArn: component }], ...changes });

describe('container recipes', () => {
  it('come back as they went in, with the defaults that the service adds', async () => {
    const containerRecipeArn = await create({
      name: 'Whole Web',
      tags: { a: 'b' },
      instanceConfiguration: { image: 'ami-0123456789abcdef0' },
    });
    expect(containerRecipeArn).toMatch(/:container-recipe\/whole-web\/1\.0\.0$/);
    const answer = await test.imagebuilder.send(new GetContainerRecipeCommand({ containerRecipeArn }));
    expect(answer.containerRecipe).toMatchObject({
      containerType: 'DOCKER',
      name: 'Whole Web',
      version: '1.0.0',
      platform: 'Linux',
      encrypted: true,
      workingDirectory: '/tmp',
      dockerfileTemplateData: expect.stringMatching(/^FROM /),
      components: [{ componentArn: component }],
      targetRepository: { service: 'ECR', repositoryName: 'web' },
      tags: { a: 'b' },
    });
    expect(answer.latestVersionReferences?.latestMajorVersionArn).toMatch(/whole-web\/1\.x\.x$/);
    const filters = [{ name: 'name', values: ['Whole Web'] }];
    const { containerRecipeSummaryList } = await test.imagebuilder.send(new ListContainerRecipesCommand({ filters }));
    expect(containerRecipeSummaryList).toMatchObject([
      { arn: containerRecipeArn, instanceImage: 'ami-0123456789abcdef0', tags: { a: 'b' } },
    ]);
  });

  it('never change, and take the next number where the version says x', async () => {
    await create({ name: 'fixed' });
    await expect(create({ name: 'Fixed' })).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    expect(await create({ name: 'fixed', semanticVersion: '1.0.x' })).toMatch(/fixed\/1\.0\.1$/);
  });

  it('are listed in pages', async () => {
    for (const name of ['paged-one', 'paged-two', 'paged-three']) await create({ name, parentImage: 'debian:12' });
    const filters = [{ name: 'parentImage', values: ['debian:12'] }];
    const names = [];
    for await (const page of paginateListContainerRecipes({ client: test.imagebuilder, pageSize: 2 }, { filters })) {
      names.push(page.containerRecipeSummaryList?.map(({ name }) => name));
    }
    expect(names).toEqual([['paged-one', 'paged-two'], ['paged-three']]);
  });

  it.each<[string, Partial<CreateContainerRecipeCommandInput>, string]>([
    ['no template', { dockerfileTemplateData: undefined }, 'InvalidParameterCombinationException'],
    ['two templates', { dockerfileTemplateUri: 's3://bucket/Dockerfile' }, 'InvalidParameterCombinationException'],
    ['a template that does not build', { dockerfileTemplateData: 'RUN echo hello\n' }, 'InvalidParameterValueException'],
    ['macOS', { platformOverride: 'macOS', components: [] }, 'InvalidParameterValueException'],
    ['a component of another platform', { platformOverride: 'Windows' }, 'InvalidParameterValueException'],
    ['another kind of container', { containerType: 'PODMAN' as 'DOCKER' }, 'InvalidParameterValueException'],
    [
      'a system for an image that tells its own',
      { parentImage: 'arn:aws:imagebuilder:us-east-1:000000000000:image/base/1.0.0', imageOsVersionOverride: 'Debian 12' },
      'InvalidRequestException',
    ],
  ])('are refused with %s', async (_title, changes, name) => {
    await expect(create({ name: 'refused', ...changes })).rejects.toMatchObject({ name });
  });

  it('hold their components, and are held by pipelines', async () => {
    const componentArn = await createComponent(test.imagebuilder, 'needed-by-container');
    const containerRecipeArn = await create({ name: 'holding', components: [{ componentArn }] });
    const dependency = { name: 'ResourceDependencyException' };
    await expect(test.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: componentArn }))).rejects.toMatchObject(
      dependency,
    );
    const infrastructureConfigurationArn = await createInfrastructure(test.imagebuilder, 'holding');
    const pipeline = { name: 'holding', containerRecipeArn, infrastructureConfigurationArn, clientToken };
    const { imagePipelineArn } = await test.imagebuilder.send(new CreateImagePipelineCommand(pipeline));
    await expect(test.imagebuilder.send(new DeleteContainerRecipeCommand({ containerRecipeArn }))).rejects.toMatchObject(dependency);
    await test.imagebuilder.send(new DeleteImagePipelineCommand({ imagePipelineArn }));
    await test.imagebuilder.send(new DeleteContainerRecipeCommand({ containerRecipeArn }));
    await expect(test.imagebuilder.send(new GetContainerRecipeCommand({ containerRecipeArn }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('stay with their pipeline: an update cannot make it build AMIs', async () => {
    const containerRecipeArn = await create({ name: 'kept' });
    const imageRecipeArn = await createRecipe(test.imagebuilder, { name: 'other-kind' });
    const infrastructureConfigurationArn = await createInfrastructure(test.imagebuilder, 'kept');
    const pipeline = { name: 'kept', containerRecipeArn, infrastructureConfigurationArn, clientToken };
    const { imagePipelineArn } = await test.imagebuilder.send(new CreateImagePipelineCommand(pipeline));
    const update = new UpdateImagePipelineCommand({ imagePipelineArn, imageRecipeArn, infrastructureConfigurationArn, clientToken });
    await expect(test.imagebuilder.send(update)).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });

  it('cannot be built where there is no container builder', async () => {
    const containerRecipeArn = await create({ name: 'unbuilt' });
    const infrastructureConfigurationArn = await createInfrastructure(test.imagebuilder, 'unbuilt');
    const inputs = { containerRecipeArn, infrastructureConfigurationArn, clientToken };
    const refusal = { name: 'InvalidRequestException', message: expect.stringContaining('No container builder is installed') };
    await expect(test.imagebuilder.send(new CreateImageCommand(inputs))).rejects.toMatchObject(refusal);
    const { imagePipelineArn } = await test.imagebuilder.send(new CreateImagePipelineCommand({ name: 'unbuilt', ...inputs }));
    const start = new StartImagePipelineExecutionCommand({ imagePipelineArn, clientToken });
    await expect(test.imagebuilder.send(start)).rejects.toMatchObject(refusal);
  });
});
