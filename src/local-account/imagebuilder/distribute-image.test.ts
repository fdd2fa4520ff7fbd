import { existsSync } from 'node:fs';
import {
  CreateDistributionConfigurationCommand,
  DeleteImageCommand,
  DistributeImageCommand,
  GetImageCommand,
  ListWorkflowExecutionsCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import { fakeSandboxes } from '../engine/fake-sandboxes.ts';
import { createEngine } from '../engine/run-build.ts';

let test: TestAccount;
let source: string;
let distributionConfigurationArn: string;
let sandboxes: ReturnType<typeof fakeSandboxes>;
beforeEach(async () => {
  sandboxes = fakeSandboxes();
  test = await openTestAccount({ runBuild: createEngine({ artifacts: temporaryArtifacts(), sandboxes, network: 'none' }) });
  source = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'far'));
  const distributions = ['us-east-1', 'eu-west-1'].map((region) => ({
    region,
    amiDistributionConfiguration: { name: `Far {{ imagebuilder:buildDate }} in ${region}` },
  }));
  const configuration = new CreateDistributionConfigurationCommand({ name: 'everywhere', distributions, clientToken: undefined });
  distributionConfigurationArn = required((await test.imagebuilder.send(configuration)).distributionConfigurationArn);
  await waitForImage(test.imagebuilder, source, 'AVAILABLE');
});
afterEach(() => test.close());

const distribute = async (sourceImage: string, changes: object = {}) => {
  const command = new DistributeImageCommand({ sourceImage, distributionConfigurationArn, executionRole: 'role', ...changes });
  return required((await test.imagebuilder.send(command)).imageBuildVersionArn);
};

const amisOf = async (imageBuildVersionArn: string) =>
  required((await test.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn }))).image?.outputResources?.amis);

describe('an image that is distributed', () => {
  it('is a new image, with AMIs where the configuration says, and nothing is built or tested', async () => {
    const before = [...sandboxes.events];
    const image = await distribute(source, { tags: { of: 'mine' } });
    expect(image).toBe(source.replace(/1$/, '2'));
    const done = await waitForImage(test.imagebuilder, image, 'AVAILABLE');
    expect(done).toMatchObject({ name: 'far', version: '1.0.0/2', platform: 'Linux', tags: { of: 'mine' }, executionRole: 'role' });
    expect(done.outputResources?.amis?.map(({ region }) => region)).toEqual(['us-east-1', 'eu-west-1']);
    expect(done.outputResources?.containers?.[0]?.imageUris?.[0]).toMatch(/^(layer|oci-archive):.*far\/1\.0\.0\/1\//);
    const { workflowExecutions } = await test.imagebuilder.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: image }));
    expect(workflowExecutions?.map(({ type, status }) => [type, status])).toEqual([['DISTRIBUTION', 'COMPLETED']]);
    expect(sandboxes.events).toEqual(before);
  });

  it('can be named by its AMI, also when the image is gone', async () => {
    const [ami] = await amisOf(source);
    await test.imagebuilder.send(new DeleteImageCommand({ imageBuildVersionArn: source }));
    const image = await distribute(required(ami?.image));
    const done = await waitForImage(test.imagebuilder, image, 'AVAILABLE');
    const [uri] = done.outputResources?.containers?.[0]?.imageUris ?? [];
    expect(existsSync(required(uri).replace(/^[a-z-]+:/, ''))).toBe(true);
  });

  it('is distributed once for one token', async () => {
    const image = await distribute(source, { clientToken: 'once' });
    expect(await distribute(source, { clientToken: 'once' })).toBe(image);
  });
});

it.each([
  [
    'an image that there is not',
    { sourceImage: 'arn:aws:imagebuilder:us-east-1:000000000000:image/none/1.0.0/1' },
    'ResourceNotFoundException',
  ],
  ['an AMI that is nothing but an id', { sourceImage: 'ami-0123456789abcdef0' }, 'InvalidRequestException'],
  [
    'a configuration that there is not',
    { distributionConfigurationArn: 'arn:aws:imagebuilder:us-east-1:000000000000:distribution-configuration/none' },
    'ResourceNotFoundException',
  ],
])('%s is refused', async (_, changes, name) => {
  await expect(distribute(source, changes)).rejects.toMatchObject({ name });
});
