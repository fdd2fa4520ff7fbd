import { StartResourceStateUpdateCommand } from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../tests/conformance/fixture/builds.ts';
import {
  createBuildInputs,
  createInfrastructure,
  createRecipe,
  startImage,
  waitForImage,
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
afterEach(() => timed.close());

describe('failures', () => {
  const failing = (failureCount?: number) => ({
    ...hourly,
    ...(failureCount === undefined ? {} : { autoDisablePolicy: { failureCount } }),
  });

  it.each([
    { failureCount: undefined, limit: 5 },
    { failureCount: 1, limit: 1 },
    { failureCount: 3, limit: 3 },
  ])('of $limit scheduled runs disable a pipeline whose policy says $failureCount', async ({ failureCount, limit }) => {
    runBuild = fail;
    const arn = await timed.create({ schedule: failing(failureCount) });
    for (let failures = 1; failures <= limit; failures++) {
      timed.clock.advance(hour);
      expect(await timed.ended(arn)).toBe('FAILED');
      const status = failures < limit ? 'ENABLED' : 'DISABLED';
      expect(await timed.get(arn)).toMatchObject({ consecutiveFailures: failures, status, lastRunStatus: 'FAILED' });
    }
    expect(await timed.get(arn)).not.toHaveProperty('dateNextRun');
    timed.clock.advance(5 * hour);
    expect(await timed.runs(arn)).toHaveLength(limit);
  });

  it('of runs by hand are not counted, and any success begins anew', async () => {
    runBuild = fail;
    const arn = await timed.create({ schedule: failing() });
    timed.clock.advance(hour);
    await timed.ended(arn);
    await timed.start(arn);
    await timed.ended(arn);
    expect(await timed.get(arn)).toMatchObject({ consecutiveFailures: 1 });
    runBuild = succeed;
    await timed.start(arn);
    await timed.ended(arn);
    expect(await timed.get(arn)).toMatchObject({ consecutiveFailures: 0, status: 'ENABLED' });
  });

  it('count a run that cannot begin, which leaves no image and is told in the log of the pipeline', async () => {
    const base = await startImage(timed.imagebuilder(), await createBuildInputs(timed.imagebuilder(), 'base'));
    await waitForImage(timed.imagebuilder(), base, 'AVAILABLE');
    const arn = await timed.create({
      imageRecipeArn: await createRecipe(timed.imagebuilder(), { name: 'upon', parentImage: base }),
      infrastructureConfigurationArn: await createInfrastructure(timed.imagebuilder()),
      loggingConfiguration: { pipelineLogGroupName: '/aws/imagebuilder/mine' },
    });
    const disabled = { resourceArn: base, state: { status: 'DISABLED' as const }, clientToken };
    await timed.imagebuilder().send(new StartResourceStateUpdateCommand(disabled));
    timed.clock.advance(hour);
    expect(await timed.runs(arn)).toEqual([]);
    expect(await timed.get(arn)).toMatchObject({ consecutiveFailures: 1, dateNextRun: '2027-03-01T12:00:00.000Z' });
    expect(await timed.linesOf('/aws/imagebuilder/mine')).toEqual([expect.stringContaining(base)]);
  });
});
