import {
  CreateDistributionConfigurationCommand,
  CreateImagePipelineCommand,
  CreateInfrastructureConfigurationCommand,
  DeleteDistributionConfigurationCommand,
  DeleteInfrastructureConfigurationCommand,
  GetDistributionConfigurationCommand,
  GetImagePipelineCommand,
  GetInfrastructureConfigurationCommand,
  ListDistributionConfigurationsCommand,
  ListImagePipelinesCommand,
  ListInfrastructureConfigurationsCommand,
  UpdateDistributionConfigurationCommand,
  UpdateImagePipelineCommand,
  UpdateInfrastructureConfigurationCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { createBuildInputs, createInfrastructure } from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
beforeAll(async () => {
  test = await openTestAccount();
});
afterAll(() => test.close());

const clientToken = undefined;

describe('infrastructure configurations', () => {
  const create = (changes: object) =>
    test.imagebuilder.send(
      new CreateInfrastructureConfigurationCommand({ name: 'infra', instanceProfileName: 'profile', clientToken, ...changes }),
    );

  it('are created, read, replaced, listed and deleted', async () => {
    const { infrastructureConfigurationArn } = await create({
      name: 'Whole',
      description: 'first',
      instanceTypes: ['t3.micro'],
      tags: { a: 'b' },
    });
    const get = async () =>
      (await test.imagebuilder.send(new GetInfrastructureConfigurationCommand({ infrastructureConfigurationArn })))
        .infrastructureConfiguration;
    expect(await get()).toMatchObject({ name: 'Whole', description: 'first', terminateInstanceOnFailure: true, tags: { a: 'b' } });
    const replacement = { infrastructureConfigurationArn, instanceProfileName: 'other', terminateInstanceOnFailure: false, clientToken };
    await test.imagebuilder.send(new UpdateInfrastructureConfigurationCommand(replacement));
    const replaced = await get();
    expect(replaced).toMatchObject({ name: 'Whole', instanceProfileName: 'other', terminateInstanceOnFailure: false, tags: { a: 'b' } });
    expect(replaced).not.toHaveProperty('description');
    const filters = [{ name: 'name', values: ['Whole'] }];
    const listed = await test.imagebuilder.send(new ListInfrastructureConfigurationsCommand({ filters }));
    expect(listed.infrastructureConfigurationSummaryList).toHaveLength(1);
    await test.imagebuilder.send(new DeleteInfrastructureConfigurationCommand({ infrastructureConfigurationArn }));
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each([
    ['a subnet without security groups', { subnetId: 'subnet-1' }, 'InvalidParameterCombinationException'],
    ['a reserved tag', { resourceTags: { CreatedBy: 'me' } }, 'InvalidParameterValueException'],
    ['a host without host tenancy', { placement: { hostId: 'h-1' } }, 'InvalidParameterCombinationException'],
    ['a hop limit out of range', { instanceMetadataOptions: { httpPutResponseHopLimit: 65 } }, 'InvalidParameterValueException'],
  ])('are refused with %s', async (_title, changes, name) => {
    await expect(create({ name: 'refused', ...changes })).rejects.toMatchObject({ name });
  });
});

describe('distribution configurations', () => {
  const create = (distributions: object[], name = 'distribution') =>
    test.imagebuilder.send(
      new CreateDistributionConfigurationCommand({ name, distributions: distributions as { region: string }[], clientToken }),
    );
  const ami = (name: string) => ({ region: 'us-east-1', amiDistributionConfiguration: { name } });

  it('are created, read, replaced, listed and deleted', async () => {
    const { distributionConfigurationArn } = await create(
      [ami('web-{{ imagebuilder:buildDate }}'), { ...ami('web {{imagebuilder:buildDate}}'), region: 'eu-west-1' }],
      'Wide',
    );
    const get = async () =>
      (await test.imagebuilder.send(new GetDistributionConfigurationCommand({ distributionConfigurationArn }))).distributionConfiguration;
    expect((await get())?.distributions).toHaveLength(2);
    const listed = await test.imagebuilder.send(new ListDistributionConfigurationsCommand({}));
    expect(listed.distributionConfigurationSummaryList).toMatchObject([{ name: 'Wide', regions: ['us-east-1', 'eu-west-1'] }]);
    const replacement = {
      distributionConfigurationArn,
      distributions: [{ region: 'us-west-2', amiDistributionConfiguration: {} }],
      clientToken,
    };
    await test.imagebuilder.send(new UpdateDistributionConfigurationCommand(replacement));
    expect(await get()).toMatchObject({ name: 'Wide', distributions: [{ region: 'us-west-2' }] });
    await test.imagebuilder.send(new DeleteDistributionConfigurationCommand({ distributionConfigurationArn }));
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  const parameter = { parameterName: '/web', amiAccountId: '000000000007' };
  const templates = Array.from({ length: 6 }, (_, index) => ({ launchTemplateId: `lt-0123456789abcdef${index}` }));
  it.each([
    ['a name without the build date', [ami('always-the-same')], 'InvalidParameterValueException'],
    [
      'one Region twice',
      [{ region: 'us-east-1', amiDistributionConfiguration: {} }, ami('{{ imagebuilder:buildDate }}')],
      'InvalidParameterValueException',
    ],
    ['a Region without output', [{ region: 'us-east-1' }], 'InvalidParameterValueException'],
    [
      'a parameter of an account that gets no AMI',
      [{ region: 'us-east-1', ssmParameterConfigurations: [parameter] }],
      'InvalidParameterValueException',
    ],
    [
      'more launch templates than the quota',
      [{ region: 'us-east-1', launchTemplateConfigurations: templates }],
      'ServiceQuotaExceededException',
    ],
  ])('are refused with %s', async (_, distributions, name) => {
    await expect(create(distributions)).rejects.toMatchObject({ name });
  });
});

describe('image pipelines', () => {
  it('are created with defaults, replaced and listed, and hold on to what they name', async () => {
    const inputs = await createBuildInputs(test.imagebuilder, 'piped');
    const pipeline = { ...inputs, name: 'Daily', schedule: { scheduleExpression: 'cron(0 6 * * ? *)' }, clientToken };
    const { imagePipelineArn } = await test.imagebuilder.send(new CreateImagePipelineCommand(pipeline));
    const get = async () => (await test.imagebuilder.send(new GetImagePipelineCommand({ imagePipelineArn }))).imagePipeline;
    expect(await get()).toMatchObject({
      name: 'Daily',
      status: 'ENABLED',
      platform: 'Linux',
      enhancedImageMetadataEnabled: true,
      imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
      consecutiveFailures: 0,
    });
    await test.imagebuilder.send(new UpdateImagePipelineCommand({ ...inputs, imagePipelineArn, status: 'DISABLED', clientToken }));
    const replaced = await get();
    expect(replaced?.status).toBe('DISABLED');
    expect(replaced).not.toHaveProperty('schedule');
    const filters = [{ name: 'imageRecipeArn', values: [inputs.imageRecipeArn] }];
    const listed = await test.imagebuilder.send(new ListImagePipelinesCommand({ filters }));
    expect(listed.imagePipelineList?.map(({ name }) => name)).toEqual(['Daily']);
    const { infrastructureConfigurationArn } = inputs;
    await expect(
      test.imagebuilder.send(new DeleteInfrastructureConfigurationCommand({ infrastructureConfigurationArn })),
    ).rejects.toMatchObject({ name: 'ResourceDependencyException' });
  });

  it('are refused without exactly one recipe, and with what does not exist', async () => {
    const inputs = await createBuildInputs(test.imagebuilder, 'refusing');
    const create = (changes: object) =>
      test.imagebuilder.send(new CreateImagePipelineCommand({ ...inputs, name: 'refused', clientToken, ...changes }));
    await expect(create({ imageRecipeArn: undefined })).rejects.toMatchObject({ name: 'InvalidParameterCombinationException' });
    const gone = `${await createInfrastructure(test.imagebuilder, 'other')}-gone`;
    await expect(create({ infrastructureConfigurationArn: gone })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(create({ schedule: { scheduleExpression: 'every day' } })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
    const workflowArn = 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/x.x.x';
    await expect(create({ workflows: [{ workflowArn }] })).rejects.toMatchObject({ name: 'InvalidParameterCombinationException' });
  });
});
