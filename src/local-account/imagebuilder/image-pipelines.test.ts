import {
  CreateImageCommand,
  CreateImagePipelineCommand,
  DeleteImagePipelineCommand,
  GetImageCommand,
  GetImagePipelineCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  StartImagePipelineExecutionCommand,
  UpdateImagePipelineCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { held } from '../../../tests/conformance/fixture/builds.ts';
import { type BuildInputs, createBuildInputs, createWorkflow, required } from '../../../tests/conformance/fixture/resources.ts';

const clientToken = undefined;
const schedule = { scheduleExpression: 'cron(0 6 ? * mon *)', timezone: 'Europe/Berlin' };

let test: TestAccount;
let inputs: BuildInputs;
beforeAll(async () => {
  // Nothing needs to be built here: what is started stays as it is.
  test = await openTestAccount({ runBuild: held().runBuild });
  inputs = await createBuildInputs(test.imagebuilder, 'piped');
});
afterAll(() => test.close());

const create = async (name: string, changes: object = {}): Promise<string> => {
  const command = new CreateImagePipelineCommand({ ...inputs, name, clientToken, ...changes });
  return required((await test.imagebuilder.send(command)).imagePipelineArn);
};
const get = async (imagePipelineArn: string) =>
  required((await test.imagebuilder.send(new GetImagePipelineCommand({ imagePipelineArn }))).imagePipeline);
const start = async (imagePipelineArn: string, more: object = {}) => {
  const command = new StartImagePipelineExecutionCommand({ imagePipelineArn, clientToken, ...more });
  return required((await test.imagebuilder.send(command)).imageBuildVersionArn);
};

describe('an image pipeline', () => {
  it('loses with an update all that the update leaves out, except its name and its tags', async () => {
    const workflowArn = await createWorkflow(test.imagebuilder, {
      name: 'own',
      type: 'TEST',
      steps: ['{name: Ask, action: WaitForAction}'],
    });
    const arn = await create('Whole', {
      ...{ description: 'first', schedule, status: 'DISABLED', tags: { a: 'b' }, imageTags: { c: 'd' }, executionRole: 'role' },
      ...{ workflows: [{ workflowArn }], enhancedImageMetadataEnabled: false, loggingConfiguration: { imageLogGroupName: 'mine' } },
      imageTestsConfiguration: { imageTestsEnabled: false, timeoutMinutes: 90 },
    });
    const whole = await get(arn);
    expect(whole).toMatchObject({
      schedule,
      status: 'DISABLED',
      imageTags: { c: 'd' },
      workflows: [{ workflowArn }],
      executionRole: 'role',
    });
    await test.imagebuilder.send(new UpdateImagePipelineCommand({ ...inputs, imagePipelineArn: arn, clientToken }));
    const { dateUpdated, ...left } = await get(arn);
    expect(left).toEqual({
      ...{ arn, name: 'Whole', platform: 'Linux', status: 'ENABLED', ...inputs, tags: { a: 'b' }, consecutiveFailures: 0 },
      ...{ enhancedImageMetadataEnabled: true, imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 } },
      dateCreated: whole.dateCreated,
    });
    expect(required(dateUpdated) >= required(whole.dateUpdated)).toBe(true);
  });

  it('hands to its images what they are built with, and of tags those of the request', async () => {
    const log = '/aws/imagebuilder/elsewhere';
    const more = { imageTags: { by: 'schedule' }, executionRole: 'role', loggingConfiguration: { imageLogGroupName: log } };
    const arn = await create('Handing', more);
    const image = await start(arn, { tags: { by: 'hand' } });
    const { image: built } = await test.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: image }));
    expect(built).toMatchObject({
      ...{ sourcePipelineArn: arn, buildType: 'USER_INITIATED', tags: { by: 'hand' }, executionRole: 'role' },
      loggingConfiguration: { logGroupName: log },
    });
  });

  it('starts one image a token, also while it is disabled', async () => {
    const arn = await create('Disabled', { status: 'DISABLED', schedule });
    const image = await start(arn, { clientToken: 'a token' });
    expect(await start(arn, { clientToken: 'a token' })).toBe(image);
    await expect(start(arn, { clientToken: 'a token', tags: { a: 'b' } })).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
    expect(await start(arn)).not.toBe(image);
  });

  it('lists its images by name and version, and no others', async () => {
    const [one, other] = [await create('One'), await create('Other')];
    const images = [await start(one), await start(other), await start(one)];
    const list = async (name?: string, value = '') => {
      const filters = name === undefined ? undefined : [{ name, values: [value] }];
      const answer = await test.imagebuilder.send(new ListImagePipelineImagesCommand({ imagePipelineArn: one, filters }));
      return answer.imageSummaryList?.map(({ arn }) => arn);
    };
    expect(await list()).toEqual([images[0], images[2]]);
    expect([await list('name', 'piped'), await list('version', '1.0.1')]).toEqual([[images[0], images[2]], []]);
    await expect(list('platform', 'Linux')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await test.imagebuilder.send(new DeleteImagePipelineCommand({ imagePipelineArn: one }));
    await expect(list()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const { image } = await test.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: images[2] }));
    expect(image).toMatchObject({ sourcePipelineArn: one });
  });

  it.each([
    ['description', 'to be found'],
    ['name', 'Found'],
    ['status', 'DISABLED'],
    ['infrastructureConfigurationArn', undefined],
  ])('is found by %s', async (name, value) => {
    const { infrastructureConfigurationArn } = await createBuildInputs(test.imagebuilder, `by-${name}`.toLowerCase());
    const arn = await create(value === 'Found' ? 'Found' : `By ${name}`, {
      description: value,
      status: 'DISABLED',
      infrastructureConfigurationArn,
    });
    const filters = [{ name, values: [value ?? infrastructureConfigurationArn] }];
    const { imagePipelineList = [] } = await test.imagebuilder.send(new ListImagePipelinesCommand({ filters }));
    expect(imagePipelineList.map((pipeline) => pipeline.arn)).toContain(arn);
    expect(imagePipelineList.map((pipeline) => pipeline.name)).not.toContain('One');
  });

  it.each([
    ['a schedule of five fields', { schedule: { scheduleExpression: 'cron(0 0 * * *)' } }, 'InvalidParameterValueException'],
    ['a zone that there is not', { schedule: { ...schedule, timezone: 'Mars/Olympus' } }, 'InvalidParameterValueException'],
    ['eleven failures', { schedule: { ...schedule, autoDisablePolicy: { failureCount: 11 } } }, 'InvalidParameterValueException'],
    ['no failure', { schedule: { ...schedule, autoDisablePolicy: { failureCount: 0 } } }, 'InvalidParameterValueException'],
    ['a log of its own without a role', { loggingConfiguration: { pipelineLogGroupName: 'mine' } }, 'InvalidParameterCombinationException'],
    ['scans without Inspector', { imageScanningConfiguration: { imageScanningEnabled: true } }, 'ResourceDependencyException'],
    ['tags that begin with aws:', { tags: { 'aws:mine': 'x' } }, 'InvalidParameterValueException'],
  ])('is refused with %s', async (_title, changes, name) => {
    await expect(create('Refused', changes)).rejects.toMatchObject({ name });
  });
});

it('an image that is started without a pipeline needs a role for a log of its own, too', async () => {
  const loggingConfiguration = { logGroupName: 'mine' };
  const command = (role: object) => new CreateImageCommand({ ...inputs, loggingConfiguration, clientToken, ...role });
  await expect(test.imagebuilder.send(command({}))).rejects.toMatchObject({ name: 'InvalidParameterCombinationException' });
  await expect(test.imagebuilder.send(command({ executionRole: 'role' }))).resolves.toBeTruthy();
});
