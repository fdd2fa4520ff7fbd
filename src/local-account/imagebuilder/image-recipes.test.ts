import {
  CreateComponentCommand,
  CreateImagePipelineCommand,
  DeleteComponentCommand,
  DeleteImagePipelineCommand,
  DeleteImageRecipeCommand,
  GetImageRecipeCommand,
  ListImageRecipesCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { createComponent, createInfrastructure, createRecipe, required } from '../../../tests/conformance/fixture/resources.ts';

const needsValue = `schemaVersion: 1.0
parameters:
  - target:
      type: string
phases:
  - name: build
    steps:
      - name: Use
        action: ExecuteBash
        inputs:
          commands: ["echo '{{ target }}'"]
`;

let test: TestAccount;
let plain: string;
let demanding: string;
beforeAll(async () => {
  test = await openTestAccount();
  plain = await createComponent(test.imagebuilder, 'plain');
  demanding = await createComponent(test.imagebuilder, 'demanding', needsValue);
});
afterAll(() => test.close());

describe('image recipes', () => {
  it('come back as they went in, with the defaults that the service adds', async () => {
    const components = [{ componentArn: plain, parameters: [{ name: 'greeting', value: ['hi'] }] }];
    const imageRecipeArn = await createRecipe(test.imagebuilder, { name: 'Whole Recipe', components, tags: { a: 'b' } });
    expect(imageRecipeArn).toMatch(/:image-recipe\/whole-recipe\/1\.0\.0$/);
    const { imageRecipe, latestVersionReferences } = await test.imagebuilder.send(new GetImageRecipeCommand({ imageRecipeArn }));
    expect(imageRecipe).toMatchObject({
      name: 'Whole Recipe',
      platform: 'Linux',
      type: 'AMI',
      workingDirectory: '/tmp',
      components,
      tags: { a: 'b' },
    });
    expect(latestVersionReferences?.latestVersionArn).toMatch(/whole-recipe\/x\.x\.x$/);
  });

  it('never change: the same name and version again is refused', async () => {
    await createRecipe(test.imagebuilder, { name: 'fixed' });
    await expect(createRecipe(test.imagebuilder, { name: 'Fixed' })).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
  });

  it('take the next number where the version says x', async () => {
    const next = async (semanticVersion: string) =>
      (await createRecipe(test.imagebuilder, { name: 'numbered', semanticVersion })).split('/').at(-1);
    expect(await next('1.0.x')).toBe('1.0.0');
    expect(await next('1.0.x')).toBe('1.0.1');
    expect(await next('1.x.x')).toBe('1.1.0');
    expect(await next('x.x.x')).toBe('2.0.0');
  });

  it('know the platform of a parent by its name, and of an AMI by the components', async () => {
    const platformOf = async (parentImage: string, name: string) => {
      const imageRecipeArn = await createRecipe(test.imagebuilder, { name, parentImage });
      return (await test.imagebuilder.send(new GetImageRecipeCommand({ imageRecipeArn }))).imageRecipe?.platform;
    };
    expect(await platformOf('arn:aws:imagebuilder:us-east-1:aws:image/windows-server-2022-english-full-base-x86/x.x.x', 'win')).toBe(
      'Windows',
    );
    expect(await platformOf('ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64', 'al2023')).toBe('Linux');
    const windows = new CreateComponentCommand({
      name: 'winget',
      semanticVersion: '1.0.0',
      platform: 'Windows',
      data: 'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Say\n        action: ExecutePowerShell\n        inputs:\n          commands: [hostname]\n',
      clientToken: undefined,
    });
    const componentArn = required((await test.imagebuilder.send(windows)).componentBuildVersionArn);
    await expect(
      createRecipe(test.imagebuilder, { name: 'mixed', components: [{ componentArn: plain }, { componentArn }] }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });

  it.each([
    [
      'a component twice',
      () => [{ componentArn: plain }, { componentArn: plain.replace('1.0.0/1', 'x.x.x') }],
      'InvalidParameterValueException',
    ],
    ['a component that is not there', () => [{ componentArn: plain.replace('plain', 'absent') }], 'ResourceNotFoundException'],
    ['a component that Amazon does not have', () => [{ componentArn: plain.replace('000000000000', 'aws') }], 'ResourceNotFoundException'],
    [
      'an unknown parameter',
      () => [{ componentArn: plain, parameters: [{ name: 'nope', value: ['x'] }] }],
      'InvalidParameterValueException',
    ],
    ['a missing parameter', () => [{ componentArn: demanding }], 'InvalidParameterValueException'],
    [
      'two values for a parameter',
      () => [{ componentArn: demanding, parameters: [{ name: 'target', value: ['a', 'b'] }] }],
      'InvalidParameterValueException',
    ],
  ])('are refused with %s', async (_title, components, name) => {
    await expect(createRecipe(test.imagebuilder, { name: 'refused', components: components() })).rejects.toMatchObject({ name });
  });

  it('are refused with a parent that is none of the known forms', async () => {
    await expect(createRecipe(test.imagebuilder, { name: 'refused', parentImage: 'my favourite image' })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining("'parentImage'"),
    });
  });

  it('are listed with their filters', async () => {
    await createRecipe(test.imagebuilder, { name: 'findable', parentImage: 'ami-11111111' });
    const filters = [{ name: 'parentImage', values: ['ami-11111111'] }];
    const { imageRecipeSummaryList } = await test.imagebuilder.send(new ListImageRecipesCommand({ filters }));
    expect(imageRecipeSummaryList).toMatchObject([{ name: 'findable', parentImage: 'ami-11111111', owner: '000000000000' }]);
  });

  it('hold on to their components, and pipelines to their recipes', async () => {
    const componentArn = await createComponent(test.imagebuilder, 'needed');
    const wild = componentArn.replace('1.0.0/1', '1.x.x');
    const imageRecipeArn = await createRecipe(test.imagebuilder, { name: 'needing', components: [{ componentArn: wild }] });
    const deleteComponent = new DeleteComponentCommand({ componentBuildVersionArn: componentArn });
    await expect(test.imagebuilder.send(deleteComponent)).rejects.toMatchObject({ name: 'ResourceDependencyException' });
    const infrastructureConfigurationArn = await createInfrastructure(test.imagebuilder);
    const pipeline = { name: 'holding', imageRecipeArn: imageRecipeArn.replace('1.0.0', 'x.x.x'), infrastructureConfigurationArn };
    const { imagePipelineArn } = await test.imagebuilder.send(new CreateImagePipelineCommand({ ...pipeline, clientToken: undefined }));
    const deleteRecipe = new DeleteImageRecipeCommand({ imageRecipeArn });
    await expect(test.imagebuilder.send(deleteRecipe)).rejects.toMatchObject({ name: 'ResourceDependencyException' });
    await test.imagebuilder.send(new DeleteImagePipelineCommand({ imagePipelineArn }));
    await test.imagebuilder.send(deleteRecipe);
    await test.imagebuilder.send(deleteComponent);
  });
});
