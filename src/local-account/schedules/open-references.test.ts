import { CreateComponentCommand } from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { fail, succeed } from '../../../tests/conformance/fixture/builds.ts';
import { componentData } from '../../../tests/conformance/fixture/documents.ts';
import {
  createBuildInputs,
  createComponent,
  createInfrastructure,
  createRecipe,
  startImage,
  waitForImage,
} from '../../../tests/conformance/fixture/resources.ts';
import { hour, openTimedAccount, type TimedAccount } from '../../../tests/conformance/fixture/timed-account.ts';
import type { RunBuild } from '../engine/build-job.ts';
import { hasUpdates } from './open-references.ts';

const clientToken = undefined;

let timed: TimedAccount;
let runBuild: RunBuild;
beforeEach(async () => {
  runBuild = succeed;
  timed = await openTimedAccount({ runBuild: (...build) => runBuild(...build) });
});
afterEach(() => timed.close());

describe('a pipeline that waits for updates', () => {
  const whenUpdated = { scheduleExpression: 'cron(0 * * * ? *)' };
  const newVersion = (name: string, semanticVersion: string) =>
    timed.imagebuilder().send(
      new CreateComponentCommand({
        name,
        semanticVersion,
        platform: 'Linux',
        data: componentData(`echo ${semanticVersion}`),
        clientToken,
      }),
    );
  const pipelineOn = async (recipe: Parameters<typeof createRecipe>[1], name = 'waiting', changes: object = {}) =>
    timed.create({
      ...{ name, schedule: whenUpdated, ...changes },
      imageRecipeArn: await createRecipe(timed.imagebuilder(), { name, ...recipe }),
      infrastructureConfigurationArn: await createInfrastructure(timed.imagebuilder(), name),
    });
  const runsAfterAnHour = async (arn: string) => {
    timed.clock.advance(hour);
    const runs = await timed.runs(arn);
    if (runs.length > 0) await timed.ended(arn);
    return runs.length;
  };

  it('runs when a component has a newer version than its last build used', async () => {
    const [base = ''] = (await createComponent(timed.imagebuilder(), 'tool')).split('/1.0.0');
    const arn = await pipelineOn({ components: [{ componentArn: `${base}/1.x.x` }] });
    expect(await runsAfterAnHour(arn)).toBe(1);
    expect(await runsAfterAnHour(arn)).toBe(1);
    await newVersion('tool', '1.1.0');
    await newVersion('tool', '2.0.0');
    expect(await runsAfterAnHour(arn)).toBe(2);
    await newVersion('tool', '1.0.5');
    expect(await runsAfterAnHour(arn)).toBe(2);
    await newVersion('tool', '1.2.0');
    await timed.start(arn);
    await timed.ended(arn);
    expect(await runsAfterAnHour(arn)).toBe(3);
    expect(await timed.linesOf('/aws/imagebuilder/pipeline/waiting')).toContain(
      'Scheduled run skipped: no dependency of the recipe has an update.',
    );
  });

  it('runs when its base image was built anew, and only for a build that became available', async () => {
    const base = await createBuildInputs(timed.imagebuilder(), 'base');
    await waitForImage(timed.imagebuilder(), await startImage(timed.imagebuilder(), base), 'AVAILABLE');
    const arn = await pipelineOn({ parentImage: 'arn:aws:imagebuilder:us-east-1:000000000000:image/base/x.x.x' });
    expect(await runsAfterAnHour(arn)).toBe(1);
    runBuild = fail;
    await waitForImage(timed.imagebuilder(), await startImage(timed.imagebuilder(), base), 'FAILED');
    expect(await runsAfterAnHour(arn)).toBe(1);
    runBuild = succeed;
    await waitForImage(timed.imagebuilder(), await startImage(timed.imagebuilder(), base), 'AVAILABLE');
    expect(await runsAfterAnHour(arn)).toBe(2);
  });

  it('runs once upon an image of Amazon that has no newer version', async () => {
    const arn = await pipelineOn({ parentImage: 'arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-x86/x.x.x' });
    expect(await runsAfterAnHour(arn)).toBe(1);
    expect(await runsAfterAnHour(arn)).toBe(1);
  });

  it.skipIf(!botocoreVersion)('runs when a parameter that it can read has another value', { timeout: 60_000 }, async () => {
    await timed.close();
    // Botocore signs with the computer's time: for its calls, the account's goes back there.
    timed = await openTimedAccount({ runBuild: succeed }, new Date());
    const botocore = openBotocore(timed.account());
    const put = async (Name: string, Value: string) => {
      const later = timed.clock.now();
      timed.clock.set(new Date());
      await botocore.call('ssm', 'put_parameter', { Name, Value, Type: 'String', Overwrite: true });
      timed.clock.set(later);
    };
    await put('/imagebuilder/base', 'ami-0123456789abcdef0');
    await put('/mine/base', 'ami-0123456789abcdef0');
    const arn = await pipelineOn({ parentImage: 'ssm:/imagebuilder/base' });
    const unreadable = await pipelineOn({ parentImage: 'ssm:/mine/base' }, 'unreadable');
    const readable = await pipelineOn({ parentImage: 'ssm:/mine/base' }, 'readable', { executionRole: 'role' });
    expect(await runsAfterAnHour(arn)).toBe(1);
    expect(await runsAfterAnHour(arn)).toBe(1);
    await put('/imagebuilder/base', 'ami-0fedcba9876543210');
    expect(await runsAfterAnHour(arn)).toBe(2);
    expect([(await timed.runs(unreadable)).length, (await timed.runs(readable)).length]).toEqual([0, 1]);
    botocore.close();
  });

  it('never runs where all is pinned', async () => {
    const componentArn = await createComponent(timed.imagebuilder(), 'pinned');
    const arn = await pipelineOn({ parentImage: 'ami-0123456789abcdef0', components: [{ componentArn }] });
    expect(await runsAfterAnHour(arn)).toBe(0);
    expect(await timed.get(arn)).toMatchObject({ dateNextRun: '2027-03-01T12:00:00.000Z', consecutiveFailures: 0 });
  });
});

describe('what references stand for', () => {
  const arn = (tail: string) => `arn:aws:imagebuilder:us-east-1:000000000000:${tail}`;
  it.each([
    ['nothing is open', [undefined, {}], false],
    ['there was no run before', [undefined, { 'ssm:/imagebuilder/base': 'ami-1' }], true],
    ['a parameter has another value', [{ 'ssm:/imagebuilder/base': 'ami-1' }, { 'ssm:/imagebuilder/base': 'ami-2' }], true],
    ['a parameter has the same value', [{ 'ssm:/imagebuilder/base': 'ami-1' }, { 'ssm:/imagebuilder/base': 'ami-1' }], false],
    ['a version is newer', [{ a: arn('component/a/1.9.0/4') }, { a: arn('component/a/1.10.0/1') }], true],
    ['a build is newer', [{ a: arn('component/a/1.0.0/9') }, { a: arn('component/a/1.0.0/10') }], true],
    ['the newest was deleted', [{ a: arn('component/a/1.10.0/1') }, { a: arn('component/a/1.9.0/4') }], false],
    ['a recipe is newer', [{ r: arn('image-recipe/r/1.0.0') }, { r: arn('image-recipe/r/1.0.1') }], true],
    ['a reference came', [{ a: arn('component/a/1.0.0/1') }, { a: arn('component/a/1.0.0/1'), b: arn('component/b/1.0.0/1') }], true],
    ['a reference went', [{ a: arn('component/a/1.0.0/1'), b: arn('component/b/1.0.0/1') }, { a: arn('component/a/1.0.0/1') }], false],
  ])('where %s', (_title, [earlier, now], updated) => {
    expect(hasUpdates(earlier, now ?? {})).toBe(updated);
  });
});
