import { describe, expect, test } from 'vitest';
import { AppError } from '../../contract/index.ts';
import { type DrivenClock, drivenClock } from '../testing/driven-clock.ts';
import { intercept } from '../testing/recorded-aws.ts';
import { startImage } from '../testing/start-image.ts';
import { type RunBuild, testAccount } from '../testing/test-account.ts';
import { toldRun } from '../testing/told-run.ts';
import { noSources } from './source-index.ts';
import { watchImage } from './watch-image.ts';

type Journal = Parameters<RunBuild>[1];
type End = Awaited<ReturnType<RunBuild>>;

/** A build that does what the test says, when it says so. */
async function drivenBuild() {
  const begun = Promise.withResolvers<Journal>();
  const ended = Promise.withResolvers<End>();
  const runBuild: RunBuild = async (_job, journal, signal) => {
    begun.resolve(journal);
    signal.addEventListener('abort', () => ended.resolve({ status: 'CANCELLED' }));
    return ended.promise;
  };
  const account = testAccount(runBuild);
  const aws = await account.aws();
  const imageArn = await startImage(aws);
  const journal = await begun.promise;
  /** Ends the build, and waits until the account says so. */
  const end = async (outcome: End) => {
    ended.resolve(outcome);
    const api = await aws.imagebuilder();
    for (;;) {
      const { image } = await api.getImage({ imageBuildVersionArn: imageArn });
      if (image?.state?.status === outcome.status) return;
    }
  };
  return { account, aws, imageArn, journal, end };
}

const failed: End = { status: 'FAILED', reason: 'it does not work' };

function watch(build: Pick<Awaited<ReturnType<typeof drivenBuild>>, 'account' | 'imageArn'>, clock: DrivenClock, aws = build.account.aws) {
  const sink = toldRun();
  const stop = new AbortController();
  const task = { aws, sources: noSources, notes: [], stop: stop.signal, now: clock.now, clock };
  return { sink, stop, outcome: watchImage(task, build.imageArn, sink) };
}

describe('what a watched run costs', () => {
  test('is at most one status call every five seconds and one log call every two; an end is read once', async () => {
    const build = await drivenBuild();
    const clock = drivenClock();
    const calls: { readonly at: number; readonly operation: string }[] = [];
    const minutes = 60_000;
    build.journal.status('BUILDING');
    const workflow = build.journal.startWorkflow('BUILD', [{ name: 'Apply', action: 'ExecuteComponents' }]);
    for (let at = 700; at < 5 * minutes; at += 700) clock.at(at, () => build.journal.log(`line at ${at}`));
    let callsBefore = 0;
    clock.at(20 * minutes, async () => {
      build.journal.finishWorkflow(workflow, 'FAILED');
      await build.end(failed);
      callsBefore = calls.length;
    });
    await intercept(build.aws, (operation) => void calls.push({ at: clock.elapsed(), operation }));
    expect(await watch(build, clock).outcome).toBe('failed');

    const whileItRan = calls.slice(0, callsBefore - 1); // the last one is the test's own
    const isLog = ({ operation }: { readonly operation: string }) => operation === 'GetLogEvents';
    const gaps = (some: typeof calls) => some.slice(1).map(({ at }, index) => at - (some[index]?.at ?? 0));
    const status = whileItRan.filter((call) => !isLog(call));
    expect(Math.min(...gaps(status))).toBeGreaterThanOrEqual(5000);
    expect(Math.min(...gaps(calls.filter(isLog)))).toBeGreaterThanOrEqual(2000);
    expect(status.length).toBeLessThanOrEqual(1 + (20 * minutes) / 5000);
    expect(new Set(status.map(({ operation }) => operation))).toEqual(
      new Set(['GetImage', 'ListWorkflowExecutions', 'ListWorkflowStepExecutions', 'ListImageBuildVersions']),
    );
    const ending = calls.slice(callsBefore).filter((call) => !isLog(call));
    expect(ending.map(({ operation }) => operation).filter((operation) => operation === 'GetImage')).toHaveLength(1);
    expect(ending.length).toBeLessThanOrEqual(4);
  });

  test('is one status call for a build that its log tells of from beginning to end', async () => {
    const build = await drivenBuild();
    const clock = drivenClock();
    const images: number[] = [];
    build.journal.status('BUILDING');
    clock.at(1500, () => build.end(failed));
    await intercept(build.aws, (operation) => void (operation === 'GetImage' && images.push(clock.elapsed())));
    clock.at(1500, () => void images.splice(0)); // those of the test itself
    const { outcome, sink } = watch(build, clock);
    expect(await outcome).toBe('failed');
    expect(images).toHaveLength(1);
    expect(clock.elapsed()).toBeLessThan(5000);
    expect(sink.run).toMatchObject({ stage: 'FAILED', state: 'failed', failure: { message: 'it does not work' } });
    expect(Object.keys(sink.run.stages ?? {})).toEqual(expect.arrayContaining(['BUILDING', 'FAILED']));
  });
});

const aws = (code: string) => new AppError('aws', `${code}!`, { code, operation: 'GetImage' });

describe('a run is never called failed because watching failed', () => {
  test.each([
    ['the network', () => new AppError('unavailable', 'AWS cannot be reached.')],
    ['throttling', () => aws('ThrottlingException')],
    ['a fault of the service', () => aws('InternalServerException')],
    ['an answer that was cut off', () => new SyntaxError('Unexpected end of JSON input')],
    ['credentials that ended', () => aws('ExpiredTokenException')],
    ['a missing permission', () => aws('AccessDeniedException')],
    ['a connection that was removed', () => new AppError('not-found', 'There is no such connection any more.')],
    ['an account that does not know the image yet', () => aws('ResourceNotFoundException')],
  ])('%s', async (_name, fault) => {
    const build = await drivenBuild();
    const clock = drivenClock();
    build.journal.status('BUILDING');
    const passing = fault();
    const isUnknown = passing instanceof AppError && passing.message.startsWith('ResourceNotFound');
    let away = true;
    let asked = 0;
    await intercept(build.aws, (operation) => {
      if (!away) return;
      if (operation === 'GetImage') asked += 1;
      if (!isUnknown || asked < 3) throw passing;
    });
    clock.at(120_000, async () => {
      away = false;
      build.journal.log('and it went on');
      await build.end(failed);
    });
    const { outcome, sink } = watch(build, clock);
    expect(await outcome).toBe('failed');
    expect(sink.run.failure?.message).toBe('it does not work');
    expect(sink.lines.filter(({ text }) => text === 'and it went on')).toHaveLength(1);
    expect(sink.lines.filter(({ from }) => from === 'kiln').length).toBeLessThanOrEqual(2);
    expect(sink.run.trouble ?? null).toBe(null);
  });

  test('an account that serves another one’s endpoint now is not believed when it does not know the image', async () => {
    const build = await drivenBuild();
    const clock = drivenClock();
    const foreign = { ...build, imageArn: build.imageArn.replace('000000000000', '111111111111') };
    const { outcome, sink, stop } = watch(foreign, clock);
    clock.at(120_000, () => stop.abort());
    expect(await outcome).toBeUndefined();
    expect(sink.run).toMatchObject({ trouble: expect.stringContaining('the image is in 111111111111') });
  });

  test('nor when the image was deleted: that is told as what it is', async () => {
    const build = await drivenBuild();
    const clock = drivenClock();
    await build.end(failed);
    await (await build.aws.imagebuilder()).deleteImage({ imageBuildVersionArn: build.imageArn });
    const { outcome, sink } = watch(build, clock);
    expect(await outcome).toBe('gone');
    expect(sink.run).toMatchObject({ state: 'gone' });
    expect(sink.run.failure).toBeUndefined();
    expect(sink.lines.at(-1)?.text).toBe('The image is no longer in the account.');
  });

  test('nor when nothing but the image may be read', async () => {
    const build = await drivenBuild();
    const clock = drivenClock();
    clock.at(30_000, () => build.end(failed));
    await intercept(build.aws, (operation) => {
      if (operation !== 'GetImage') throw aws('AccessDeniedException');
    });
    const { outcome, sink } = watch(build, clock);
    expect(await outcome).toBe('failed');
    expect(sink.lines.map(({ text }) => text)).toEqual(['AccessDeniedException!']);
  });
});

test('a step that waits for somebody’s word is told as waiting until it has it', async () => {
  const build = await drivenBuild();
  const clock = drivenClock();
  build.journal.status('BUILDING');
  const plan = { name: 'Approve', action: 'WaitForAction' };
  const workflow = build.journal.startWorkflow('BUILD', [plan]);
  const step = build.journal.startStep(workflow, { ...plan, inputs: {} });
  build.journal.wait(step, { reached: 'START', workflowOutputs: {}, distributed: false, launches: 0, over: [], suspended: [], retries: 0 });
  const { outcome, sink } = watch(build, clock);
  clock.at(60_000, async () => {
    expect(sink.run.steps).toMatchObject([{ name: 'Approve', state: 'running', waiting: true }]);
    build.journal.finishStep(step, 'COMPLETED', { outputs: {} });
    build.journal.finishWorkflow(workflow, 'COMPLETED');
    await build.end(failed);
  });
  await outcome;
  expect(sink.run.steps[0]).toMatchObject({ state: 'succeeded' });
  expect(sink.run.steps[0]?.waiting).toBeUndefined();
});
