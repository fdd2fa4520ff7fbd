// Images of container recipes as the API shows them; what builds them is another matter (engine/container).
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  CreateDistributionConfigurationCommand,
  CreateImageCommand,
  GetImageCommand,
  ImagebuilderServiceException,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { held } from '../../../tests/conformance/fixture/builds.ts';
import {
  createBuildInputs,
  createComponent,
  createContainerRecipe,
  createInfrastructure,
  required,
  startImage,
} from '../../../tests/conformance/fixture/resources.ts';

const builds = held();
let test: TestAccount;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-docker-'));
  writeFileSync(join(folder, 'docker'), '#!/bin/sh\necho Docker version 28.0.0\n');
  chmodSync(join(folder, 'docker'), 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
  test = await openTestAccount({ runBuild: builds.runBuild, containerBuilders: ['docker'] });
});
afterAll(async () => {
  builds.release();
  await test.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const create = (containerRecipeArn: string, infrastructureConfigurationArn: string, distributionConfigurationArn?: string) =>
  test.imagebuilder.send(
    new CreateImageCommand({ containerRecipeArn, infrastructureConfigurationArn, distributionConfigurationArn, clientToken: undefined }),
  );

/** As clients do that try again: the builder is being tried out when the first request comes. */
async function whenTried<T>(request: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ImagebuilderServiceException) || error.name !== 'ServiceUnavailableException') throw error;
      expect(error.$metadata.httpStatusCode).toBe(503);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe('an image of a container recipe', () => {
  it('embeds its recipe, and takes template, repository and distributions along to its build', async () => {
    const components = [{ componentArn: await createComponent(test.imagebuilder, 'in-a-container') }];
    const recipe = await createContainerRecipe(test.imagebuilder, { name: 'Shop', components, parentImage: 'debian:12' });
    const infrastructure = await createInfrastructure(test.imagebuilder, 'for-containers');
    const containerDistributionConfiguration = {
      targetRepository: { service: 'ECR', repositoryName: 'shop-eu' } as const,
      containerTags: ['latest', 'build-{{ imagebuilder:buildVersion }}'],
    };
    const distribution = await test.imagebuilder.send(
      new CreateDistributionConfigurationCommand({
        name: 'containers',
        distributions: [{ region: 'eu-west-1', containerDistributionConfiguration }],
        clientToken: undefined,
      }),
    );
    const answer = await whenTried(() => create(recipe, infrastructure, distribution.distributionConfigurationArn));
    const imageBuildVersionArn = required(answer.imageBuildVersionArn);
    const { image } = await test.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn }));
    expect(image).toMatchObject({ type: 'DOCKER', containerRecipe: { arn: recipe, name: 'Shop' }, version: '1.0.0/1' });
    expect(image?.imageRecipe).toBeUndefined();
    await vi.waitFor(() => expect(builds.started).toHaveLength(1));
    expect(builds.started[0]).toMatchObject({
      parentImage: 'debian:12',
      container: {
        template: expect.stringContaining('imagebuilder:components'),
        repository: 'web',
        distributions: [{ region: 'eu-west-1', repository: 'shop-eu', tags: ['latest', 'build-1'] }],
      },
    });
  });

  it('is refused upon an AMI of the account', async () => {
    const ami = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'machine'));
    const recipe = await createContainerRecipe(test.imagebuilder, { name: 'upon an AMI', parentImage: ami });
    const infrastructure = await createInfrastructure(test.imagebuilder, 'upon-an-ami');
    await expect(whenTried(() => create(recipe, infrastructure))).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});
