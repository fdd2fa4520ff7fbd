// Distribution workflows of one's own, by the real engine over sandboxes in which nothing runs; and an image that is retried.
import { CreateDistributionConfigurationCommand, type Distribution, RetryImageCommand } from '@aws-sdk/client-imagebuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, botocoreVersion } from '../../../tests/conformance/fixture/botocore.ts';
import { createBuildInputs, createWorkflow, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import { fakeSandboxes } from '../engine/fake-sandboxes.ts';
import { createEngine } from '../engine/run-build.ts';
import { builder, letDistribute, openSeveralAccounts, type SeveralAccounts, teamA } from './test-kit.ts';

let accounts: SeveralAccounts;
const instance = '"instanceId.$": "$.stepOutputs.Launch.instanceId"';
const making = [
  '{name: Launch, action: LaunchInstance, inputs: {waitFor: ssmAgent}}',
  `{name: Image, action: CreateImage, inputs: {${instance}}}`,
];
const distributed = '"distributedImages.$": "$.stepOutputs.Spread.distributedImages"';

/** In a test alone: the artifacts go with it. */
async function openAccounts(): Promise<void> {
  accounts = await openSeveralAccounts({
    runBuild: createEngine({ artifacts: temporaryArtifacts(), sandboxes: fakeSandboxes(), network: 'none' }),
  });
  const AssumeRolePolicyDocument = JSON.stringify({ Statement: [] });
  await accounts.as('iam')('create_role', { RoleName: 'own', AssumeRolePolicyDocument });
}

/** Starts an image that is distributed by these steps; a step called Spread makes its AMIs. */
async function start(name: string, steps: readonly string[], distributions?: Distribution[]): Promise<string> {
  const { imagebuilder } = accounts.test;
  const workflows = [
    { workflowArn: await createWorkflow(imagebuilder, { name: `${name}-build`, type: 'BUILD', steps: making }) },
    { workflowArn: await createWorkflow(imagebuilder, { name: `${name}-spread`, type: 'DISTRIBUTION', steps }) },
  ];
  const configuration = distributions && {
    distributionConfigurationArn: (
      await imagebuilder.send(new CreateDistributionConfigurationCommand({ name, distributions, clientToken: undefined }))
    ).distributionConfigurationArn,
  };
  return await startImage(imagebuilder, {
    ...(await createBuildInputs(imagebuilder, name)),
    workflows,
    executionRole: 'own',
    ...configuration,
  });
}

describe.skipIf(!botocoreVersion)('a distribution workflow of its own', { timeout: 60_000 }, () => {
  afterEach(() => accounts.close());

  it('says itself where the AMIs go, who may launch them and what is tied to them', async () => {
    await openAccounts();
    const arn = await start('said', [
      '{name: Spread, action: DistributeImage, inputs: {distributions: [{region: eu-west-1, name: "Own {{ imagebuilder:buildDate }}", amiTags: {Build: "{{ imagebuilder:buildVersion }}"}}]}}',
      `{name: Permit, action: ModifyImageAttributes, inputs: {${distributed}, attributes: [{region: eu-west-1, launchPermission: {userIds: ["${teamA}"]}}]}}`,
      `{name: Apply, action: ApplyImageConfigurations, inputs: {${distributed}, configurations: [{region: eu-west-1, ssmParameterConfigurations: [{parameterName: /own, dataType: "aws:ec2:image"}]}]}}`,
    ]);
    const image = await waitForImage(accounts.test.imagebuilder, arn, 'AVAILABLE', 'FAILED');
    expect(image.state).toEqual({ status: 'AVAILABLE' });
    const ami = required(image.outputResources?.amis?.[0]);
    expect(ami).toMatchObject({ region: 'eu-west-1', accountId: builder, name: expect.stringMatching(/^Own \d{4}/) });
    const { Images } = await accounts.as('ec2', { accountId: teamA, region: 'eu-west-1' })('describe_images', {
      ExecutableUsers: ['self'],
    });
    expect(Images.map(({ ImageId }: Answer) => ImageId)).toEqual([ami.image]);
    const { Parameter } = await accounts.as('ssm', { region: 'eu-west-1' })('get_parameter', { Name: '/own' });
    expect(Parameter).toMatchObject({ Value: ami.image, DataType: 'aws:ec2:image' });
    expect((await accounts.as('ec2')('describe_images', { Owners: ['self'] })).Images).toEqual([]);
  });

  it('that fails for an account is retried when the account lets it in, and makes nothing twice', async () => {
    await openAccounts();
    const { imagebuilder } = accounts.test;
    const amiDistributionConfiguration = { name: 'Again {{ imagebuilder:buildDate }}', targetAccountIds: [teamA] };
    const arn = await start(
      'again',
      ['{name: Spread, action: DistributeImage, inputs: {}}'],
      [{ region: 'us-east-1', amiDistributionConfiguration }],
    );
    const failed = await waitForImage(imagebuilder, arn, 'AVAILABLE', 'FAILED');
    expect(failed.state?.reason).toContain('the account has no such role');
    const rows = failed.outputResources?.amis?.map(({ accountId, state }) => [accountId, state?.status]);
    expect(rows).toEqual([
      [builder, 'AVAILABLE'],
      [teamA, 'FAILED'],
    ]);
    await letDistribute(accounts, teamA);
    await imagebuilder.send(new RetryImageCommand({ imageBuildVersionArn: arn, clientToken: undefined }));
    const { outputResources } = await waitForImage(imagebuilder, arn, 'AVAILABLE');
    expect(outputResources?.amis?.map(({ accountId, state }) => [accountId, state?.status])).toEqual([
      [builder, 'AVAILABLE'],
      [teamA, 'AVAILABLE'],
    ]);
    for (const [index, accountId] of [builder, teamA].entries()) {
      const { Images } = await accounts.as('ec2', { accountId })('describe_images', { Owners: ['self'] });
      expect(Images.map(({ ImageId }: Answer) => ImageId)).toEqual([outputResources?.amis?.[index]?.image]);
    }
    expect(outputResources?.amis?.[0]?.image).toBe(failed.outputResources?.amis?.[0]?.image);
  });
});
