import {
  DeleteComponentCommand,
  DeleteImageCommand,
  GetComponentPolicyCommand,
  GetContainerRecipePolicyCommand,
  GetImagePolicyCommand,
  GetImageRecipePolicyCommand,
  PutComponentPolicyCommand,
  PutContainerRecipePolicyCommand,
  PutImagePolicyCommand,
  PutImageRecipePolicyCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import {
  createBuildInputs,
  createComponent,
  createContainerRecipe,
  createRecipe,
  startImage,
  waitForImage,
} from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
beforeAll(async () => {
  test = await openTestAccount({ runBuild: succeed });
});
afterAll(() => test.close());

const other = '111122223333';

function sharing(arn: string, kind: string, changes: object = {}): string {
  const Action = [`imagebuilder:Get${kind}`, `imagebuilder:List${kind}s`];
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: [other] }, Action, Resource: arn, ...changes }],
  });
}

const granting = (statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

describe('resource policies', () => {
  it('of components are put, read, replaced and taken away, and keep what is shared', async () => {
    const componentArn = await createComponent(test.imagebuilder, 'shared');
    const get = async () => (await test.imagebuilder.send(new GetComponentPolicyCommand({ componentArn }))).policy;
    const put = async (policy: string) => await test.imagebuilder.send(new PutComponentPolicyCommand({ componentArn, policy }));
    const remove = async () => await test.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: componentArn }));
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const first = sharing(componentArn, 'Component');
    expect((await put(first)).componentArn).toBe(componentArn);
    expect(await get()).toBe(first);
    const second = sharing(componentArn, 'Component', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } });
    await put(second);
    expect(await get()).toBe(second);
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceDependencyException' });
    await put(granting([]));
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await remove();
    await expect(put(first)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('of recipes and images are empty objects until something is shared', async () => {
    const client = test.imagebuilder;
    const imageRecipeArn = await createRecipe(client, { name: 'shared' });
    expect((await client.send(new GetImageRecipePolicyCommand({ imageRecipeArn }))).policy).toBe('{}');
    const recipePolicy = sharing(imageRecipeArn, 'ImageRecipe');
    await client.send(new PutImageRecipePolicyCommand({ imageRecipeArn, policy: recipePolicy }));
    expect((await client.send(new GetImageRecipePolicyCommand({ imageRecipeArn }))).policy).toBe(recipePolicy);

    const containerRecipeArn = await createContainerRecipe(client, { name: 'shared' });
    expect((await client.send(new GetContainerRecipePolicyCommand({ containerRecipeArn }))).policy).toBe('{}');
    const containerPolicy = sharing(containerRecipeArn, 'ContainerRecipe');
    await client.send(new PutContainerRecipePolicyCommand({ containerRecipeArn, policy: containerPolicy }));
    expect((await client.send(new GetContainerRecipePolicyCommand({ containerRecipeArn }))).policy).toBe(containerPolicy);

    const imageArn = await startImage(client, await createBuildInputs(client, 'shared-image'));
    await waitForImage(client, imageArn, 'AVAILABLE');
    expect((await client.send(new GetImagePolicyCommand({ imageArn }))).policy).toBe('{}');
    const imagePolicy = sharing(imageArn, 'Image');
    await client.send(new PutImagePolicyCommand({ imageArn, policy: imagePolicy }));
    expect((await client.send(new GetImagePolicyCommand({ imageArn }))).policy).toBe(imagePolicy);
    await expect(client.send(new DeleteImageCommand({ imageBuildVersionArn: imageArn }))).rejects.toMatchObject({
      name: 'ResourceDependencyException',
    });
  });

  it.each<[string, (arn: string) => string]>([
    ['no JSON', () => 'Allow everybody'],
    ['no statements', () => '{}'],
    ['a denial', (arn) => sharing(arn, 'Component', { Effect: 'Deny' })],
    ['another operation', (arn) => sharing(arn, 'Component', { Action: 'imagebuilder:DeleteComponent' })],
    ['another resource', (arn) => sharing(arn, 'Component', { Resource: '*' })],
    ['everybody', (arn) => sharing(arn, 'Component', { Principal: { AWS: '*' } })],
  ])('are refused with %s', async (_title, policy) => {
    const componentArn = await createComponent(test.imagebuilder, `refused-${_title.replaceAll(' ', '-')}`);
    const command = new PutComponentPolicyCommand({ componentArn, policy: policy(componentArn) });
    await expect(test.imagebuilder.send(command)).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });
});
