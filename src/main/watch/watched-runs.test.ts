import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { documentLine, toeLogWriter } from '../../rehearsal/index.ts';
import { openRuns } from '../runs/registry.ts';
import { startImage } from '../testing/start-image.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { type RunBuild, testAccount } from '../testing/test-account.ts';
import { usualTimes, watchedRuns } from './watched-runs.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const at = { time: '', phase: 'build', step: 'Greet', action: 'ExecuteBash', attempt: 1, range } as const;

async function setUp(runBuild: RunBuild, data = temporaryFolder(), account = testAccount(runBuild)) {
  const report = (error: unknown) => {
    throw error;
  };
  const runs = await openRuns({ folder: join(data, 'runs'), now: () => new Date(), report });
  const watched = watchedRuns({ runs, aws: account.aws, report });
  onTestFinished(async () => {
    await watched.close();
    runs.close();
  });
  const until = (id: string, state: string) =>
    vi.waitFor(async () => expect(await runs.record(id)).toMatchObject({ state }), { timeout: 20_000 }).then(() => runs.record(id));
  return { data, account, runs, watched, until };
}

const arnOf = async ({ account }: Awaited<ReturnType<typeof setUp>>) => startImage(await account.aws());

/** Runs a step of the first component, and fails after that, with the log that the engine writes. */
const failing: RunBuild = async (job, journal) => {
  journal.status('BUILDING');
  const writer = toeLogWriter();
  journal.log(
    documentLine(job.components[0]?.arn ?? ''),
    ...writer.linesFor({ type: 'stepStarted', ...at, inputs: null }),
    ...writer.linesFor({
      type: 'stepFinished',
      ...at,
      status: 'Failed',
      exitCode: 1,
      durationMs: 5,
      outputs: {},
      fidelity: { level: 'exact' },
    }),
  );
  return { status: 'FAILED', reason: 'a component failed' };
};

const untilCancelled: RunBuild = async (_job, journal, signal) => {
  journal.status('BUILDING');
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  return { status: 'CANCELLED' };
};

describe('a build that was started elsewhere', () => {
  test('is watched by its ARN, with its steps linked to the document in the account', async () => {
    const set = await setUp(failing);
    const arn = await arnOf(set);
    const id = await set.watched.watch({ connection: 'local', arn });
    const run = await set.until(id, 'failed');
    expect(run).toMatchObject({
      ...{ title: 'watched 1.0.0/1', imageArn: arn, origin: 'local-build', failure: { message: 'a component failed' } },
      steps: [
        {
          ...{ component: 'watched', name: 'Greet', action: 'ExecuteBash', state: 'failed' },
          source: { path: 'watched 1.0.0', arn: expect.stringContaining(':component/watched/1.0.0/1'), range: { start: { line: 5 } } },
        },
      ],
    });
  });

  test('is watched once, however often somebody asks', async () => {
    const set = await setUp(untilCancelled);
    const image = { connection: 'local', arn: await arnOf(set) };
    const id = await set.watched.watch(image);
    expect(await set.watched.watch(image)).toBe(id);
    set.runs.cancel(id);
    expect(await set.until(id, 'cancelled')).toMatchObject({ stage: 'CANCELLED' });
  });

  test('has its waiting steps answered', async () => {
    const plan = { name: 'Approve', action: 'WaitForAction' };
    const answered = vi.fn();
    const set = await setUp(async (_job, journal) => {
      journal.status('BUILDING');
      if (journal.progress) {
        const [waiting] = journal.progress.suspended;
        answered(journal.answerTo(waiting?.step.id ?? ''));
        return { status: 'FAILED', reason: 'stopped' };
      }
      const workflow = journal.startWorkflow('BUILD', [plan]);
      const id = journal.startStep(workflow, { ...plan, inputs: {} });
      const step = { id, name: 'Approve', inputs: {}, attempt: 1, deadline: Date.now() + 1e6 };
      const suspended = [{ kind: 'BUILD', place: 0, id: workflow, step, completed: [], instances: [] }] as const;
      journal.wait(id, { reached: 'START', workflowOutputs: {}, distributed: false, launches: 0, over: [], retries: 0, suspended });
      return { status: 'WAITING' };
    });
    const id = await set.watched.watch({ connection: 'local', arn: await arnOf(set) });
    const step = await vi.waitFor(
      async () => {
        const [found] = (await set.runs.record(id)).steps;
        expect(found).toMatchObject({ name: 'Approve', waiting: true });
        return found;
      },
      { timeout: 25_000 },
    );
    expect(set.runs.summaries()[0]).toMatchObject({ waiting: 1 });
    await set.watched.answer({ runId: id, stepId: step?.id ?? '', action: 'STOP', reason: 'not today' });
    await set.until(id, 'failed');
    expect(answered).toHaveBeenCalledWith({ action: 'STOP', reason: 'not today' });
  }, 60_000);

  test('that failed in its tests is taken up again where it failed, and watched to its end', async () => {
    const set = await setUp(async (_job, journal) => {
      if (journal.progress?.reached === 'BUILT')
        return { status: 'AVAILABLE', artifacts: { archive: '', layer: '', manifest: '' }, osVersion: '' };
      journal.status('BUILDING');
      journal.status('TESTING');
      journal.keep({ reached: 'BUILT', workflowOutputs: {}, distributed: false, launches: 1, over: [], suspended: [], retries: 0 });
      return { status: 'FAILED', reason: 'a test failed' };
    });
    const arn = await arnOf(set);
    const id = await set.watched.watch({ connection: 'local', arn });
    expect(await set.until(id, 'failed')).toMatchObject({ retryable: true });
    const again = await set.watched.retry(id);
    expect(again).not.toBe(id);
    expect(await set.until(again, 'succeeded')).toMatchObject({ imageArn: arn });
  }, 60_000);

  test('that its account will not take up again says so in the account’s words', async () => {
    const set = await setUp(failing);
    const id = await set.watched.watch({ connection: 'local', arn: await arnOf(set) });
    await set.until(id, 'failed');
    await expect(set.watched.retry(id)).rejects.toMatchObject({ code: 'aws', message: expect.stringContaining('RetryImage') });
  });
});

test('what a build usually takes is the median of those before it', async () => {
  const { runs } = await setUp(failing);
  const arn = (build: number) => `arn:aws:imagebuilder:us-east-1:000000000000:image/web/1.0.0/${build}`;
  const build = (number: number, seconds: number) => {
    const run = runs.begin({ origin: 'aws-build', file: 'a', root: '/w', title: 'a', imageArn: arn(number) }, () => {});
    run.step({ id: 's', stage: 'BUILDING', name: 'Apply', state: 'succeeded', attempt: 1, durationMs: seconds * 1000 });
    run.update({
      state: 'succeeded',
      finishedAt: '2026-11-21T10:05:00.000Z',
      stages: { BUILDING: '2026-11-21T10:00:00.000Z', TESTING: `2026-11-21T10:0${number}:00.000Z`, AVAILABLE: '2026-11-21T10:05:00.000Z' },
    });
  };
  build(1, 10);
  expect(await usualTimes(runs, arn(9))).toBeUndefined();
  build(2, 30);
  build(3, 50);
  expect(await usualTimes(runs, arn(9))).toMatchObject({ BUILDING: 120_000, 'BUILDING/Apply': 30_000 });
});
