import { DeleteImagePipelineCommand, ListImagePipelinesCommand, UpdateImagePipelineCommand } from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { held, succeed } from '../../../tests/conformance/fixture/builds.ts';
import {
  createBuildInputs,
  createInfrastructure,
  createRecipe,
  required,
  startImage,
} from '../../../tests/conformance/fixture/resources.ts';
import { hour, hourly, openTimedAccount, type TimedAccount } from '../../../tests/conformance/fixture/timed-account.ts';
import type { RunBuild } from '../engine/build-job.ts';

const clientToken = undefined;

let timed: TimedAccount;
let runBuild: RunBuild;
beforeEach(async () => {
  runBuild = succeed;
  timed = await openTimedAccount({ runBuild: (...build) => runBuild(...build) });
});
afterEach(async () => {
  await timed.close();
  vi.useRealTimers();
});

describe('a pipeline with a schedule', () => {
  it('runs when its time has come, and tells when it runs next', async () => {
    const arn = await timed.create({ imageTags: { by: 'schedule' } });
    expect(await timed.get(arn)).toMatchObject({ dateNextRun: '2027-03-01T11:00:00.000Z', consecutiveFailures: 0 });
    timed.clock.set(new Date('2027-03-01T10:59:59Z'));
    expect(await timed.runs(arn)).toEqual([]);
    timed.clock.set(new Date('2027-03-01T11:00:00Z'));
    const [image] = await timed.runs(arn);
    expect(image).toMatchObject({ buildType: 'SCHEDULED', tags: { by: 'schedule' }, dateCreated: '2027-03-01T11:00:00.000Z' });
    expect(await timed.ended(arn)).toBe('AVAILABLE');
    const shown = { dateNextRun: '2027-03-01T12:00:00.000Z', dateLastRun: '2027-03-01T11:00:00.000Z', lastRunStatus: 'AVAILABLE' };
    expect(await timed.get(arn)).toMatchObject(shown);
    expect((await timed.imagebuilder().send(new ListImagePipelinesCommand({}))).imagePipelineList).toMatchObject([shown]);
    expect(await timed.linesOf('/aws/imagebuilder/pipeline/Timed')).toEqual([`Started image ${image?.arn} (SCHEDULED).`]);
  });

  it('runs once, however many times went by while Kiln was closed or the computer slept', async () => {
    const arn = await timed.create();
    await timed.restart(72 * hour);
    expect(await timed.runs(arn)).toHaveLength(1);
    await timed.ended(arn);
    await timed.restart();
    expect(await timed.runs(arn)).toHaveLength(1);
    expect((await timed.get(arn)).dateNextRun).toBe('2027-03-04T11:00:00.000Z');
    timed.clock.advance(48 * hour);
    expect(await timed.runs(arn)).toHaveLength(2);
    await timed.ended(arn);
  });

  it('does not run while it is disabled, nor for the times that went by meanwhile', async () => {
    const arn = await timed.create({ status: 'DISABLED' });
    expect(await timed.get(arn)).not.toHaveProperty('dateNextRun');
    timed.clock.advance(3 * hour);
    expect(await timed.runs(arn)).toEqual([]);
    await timed.start(arn);
    expect(await timed.runs(arn)).toMatchObject([{ buildType: 'USER_INITIATED' }]);
    await timed.ended(arn);
  });

  it('that is made anew under a name shows nothing of the earlier one', async () => {
    const { imageRecipeArn, infrastructureConfigurationArn } = await createBuildInputs(timed.imagebuilder(), 'again');
    const arn = await timed.create({ imageRecipeArn, infrastructureConfigurationArn });
    timed.clock.advance(hour);
    await timed.ended(arn);
    await timed.imagebuilder().send(new DeleteImagePipelineCommand({ imagePipelineArn: arn }));
    timed.clock.advance(hour);
    expect(await timed.create({ imageRecipeArn, infrastructureConfigurationArn })).toBe(arn);
    const anew = await timed.get(arn);
    expect(anew).not.toHaveProperty('lastRunStatus');
    expect(anew).not.toHaveProperty('dateLastRun');
  });

  it('fails a run where a hundred builds are under way', { timeout: 60_000 }, async () => {
    runBuild = held().runBuild;
    const inputs = await createBuildInputs(timed.imagebuilder(), 'many');
    const arn = await timed.create(inputs);
    for (let started = 0; started < 99; started++) await startImage(timed.imagebuilder(), inputs);
    timed.clock.advance(hour);
    expect(await timed.get(arn)).toMatchObject({ consecutiveFailures: 0, lastRunStatus: 'PENDING' });
    timed.clock.advance(hour);
    expect(await timed.get(arn)).toMatchObject({ consecutiveFailures: 1, dateLastRun: '2027-03-01T11:30:00.000Z' });
  });
});

describe('a pipeline that is due', () => {
  // Nobody looks at the clock until the test says so.
  beforeEach(async () => {
    // What the account does after its start is over then.
    await timed.imagebuilder().send(new ListImagePipelinesCommand({}));
    await timed.close();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    timed = await openTimedAccount({ runBuild: succeed });
  });
  const look = () => void vi.advanceTimersByTime(1000);
  const update = async (arn: string, changes: object) => {
    const { imageRecipeArn, infrastructureConfigurationArn } = await timed.get(arn);
    const settings = { imagePipelineArn: arn, imageRecipeArn, infrastructureConfigurationArn: required(infrastructureConfigurationArn) };
    await timed.imagebuilder().send(new UpdateImagePipelineCommand({ ...settings, clientToken, ...changes }));
  };

  it('runs after an update that leaves the schedule as it is', async () => {
    const arn = await timed.create();
    timed.clock.sleep(hour);
    await update(arn, { schedule: hourly, description: 'other' });
    look();
    look();
    expect(await timed.runs(arn)).toHaveLength(1);
    await timed.ended(arn);
  });

  it.each([
    ['disables it', { schedule: hourly, status: 'DISABLED' }, undefined],
    ['takes its schedule', {}, undefined],
    ['gives it another', { schedule: { ...hourly, scheduleExpression: 'cron(0 0 * * ? *)' } }, '2027-03-02T00:00:00.000Z'],
    ['gives it another zone', { schedule: { ...hourly, timezone: 'Asia/Kolkata' } }, '2027-03-01T12:30:00.000Z'],
  ])('does not run after an update that %s', async (_title, changes, next) => {
    const arn = await timed.create();
    timed.clock.sleep(hour);
    await update(arn, changes);
    look();
    expect(await timed.runs(arn)).toEqual([]);
    expect((await timed.get(arn)).dateNextRun).toBe(next);
  });

  it('does not run after it was deleted', async () => {
    const arn = await timed.create();
    timed.clock.sleep(hour);
    await timed.imagebuilder().send(new DeleteImagePipelineCommand({ imagePipelineArn: arn }));
    look();
    await timed.create({ imageRecipeArn: await createRecipe(timed.imagebuilder(), { name: 'new' }), ...(await infrastructure()) });
    expect(await timed.runs(arn)).toEqual([]);
  });
  const infrastructure = async () => ({ infrastructureConfigurationArn: await createInfrastructure(timed.imagebuilder()) });
});
