import {
  CreateImagePipelineCommand,
  type CreateImagePipelineCommandInput,
  GetImagePipelineCommand,
  type ImagePipeline,
  type ImageSummary,
  ListImagePipelineImagesCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientsOf, openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import { fail, succeed } from '../../../tests/conformance/fixture/builds.ts';
import { type DrivenClock, drivenClock } from '../../../tests/conformance/fixture/driven-clock.ts';
import { createBuildInputs, required, waitForImage } from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
let clock: DrivenClock;
beforeEach(async () => {
  clock = drivenClock(new Date('2027-03-01T10:00:30Z'));
  test = await openTestAccount({ clock, runBuild: succeed });
});
afterEach(() => test.close());

/** A client that signs with the account's time, wherever that was moved to. */
const client = () => clientsOf(test.account, testKey, clock.now().getTime() - Date.now()).imagebuilder;

async function createPipeline(changes: Partial<CreateImagePipelineCommandInput> = {}): Promise<string> {
  const inputs = await createBuildInputs(client(), 'timed');
  const schedule = { scheduleExpression: 'cron(0 * * * ? *)', pipelineExecutionStartCondition: 'EXPRESSION_MATCH_ONLY' as const };
  const command = new CreateImagePipelineCommand({ ...inputs, name: 'Timed', schedule, clientToken: undefined, ...changes });
  return required((await client().send(command)).imagePipelineArn);
}

const get = async (imagePipelineArn: string): Promise<ImagePipeline> =>
  required((await client().send(new GetImagePipelineCommand({ imagePipelineArn }))).imagePipeline);
const runs = async (imagePipelineArn: string): Promise<readonly ImageSummary[]> =>
  (await client().send(new ListImagePipelineImagesCommand({ imagePipelineArn }))).imageSummaryList ?? [];
const hour = 60 * 60_000;

it('a pipeline runs when its time has come, and tells when it runs next', async () => {
  const arn = await createPipeline({ imageTags: { by: 'schedule' } });
  expect(await get(arn)).toMatchObject({ dateNextRun: '2027-03-01T11:00:00.000Z' });
  clock.set(new Date('2027-03-01T10:59:59Z'));
  expect(await runs(arn)).toEqual([]);
  clock.set(new Date('2027-03-01T11:00:00Z'));
  const [image] = await runs(arn);
  expect(image).toMatchObject({ buildType: 'SCHEDULED', tags: { by: 'schedule' } });
  await waitForImage(client(), required(image?.arn), 'AVAILABLE');
  expect(await get(arn)).toMatchObject({ dateNextRun: '2027-03-01T12:00:00.000Z', lastRunStatus: 'AVAILABLE', consecutiveFailures: 0 });
});

it('however many times went by while Kiln was closed, a pipeline runs once', async () => {
  const arn = await createPipeline();
  clock = drivenClock(new Date(clock.now().getTime() + 72 * hour));
  test = await test.restart({ clock });
  expect(await runs(arn)).toHaveLength(1);
  clock.advance(1000);
  expect(await runs(arn)).toHaveLength(1);
  expect((await get(arn)).dateNextRun).toBe('2027-03-04T11:00:00.000Z');
});

it('a pipeline whose scheduled runs fail is disabled at the number that its policy says', async () => {
  test = await test.restart({ runBuild: fail });
  const schedule = { scheduleExpression: 'rate(1 hour)', pipelineExecutionStartCondition: 'EXPRESSION_MATCH_ONLY' as const };
  const arn = await createPipeline({ schedule: { ...schedule, autoDisablePolicy: { failureCount: 2 } } });
  for (const failures of [1, 2]) {
    clock.advance(hour);
    const last = (await runs(arn)).at(-1);
    await waitForImage(client(), required(last?.arn), 'FAILED');
    expect(await get(arn)).toMatchObject({ consecutiveFailures: failures, status: failures < 2 ? 'ENABLED' : 'DISABLED' });
  }
  expect(await get(arn)).not.toHaveProperty('dateNextRun');
  clock.advance(5 * hour);
  expect(await runs(arn)).toHaveLength(2);
});
