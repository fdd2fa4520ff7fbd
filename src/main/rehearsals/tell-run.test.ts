import { expect, onTestFinished, test } from 'vitest';
import type { RehearsalEvent, StepStatus } from '../../rehearsal/index.ts';
import { openRuns } from '../runs/registry.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { tellRun } from './tell-run.ts';

const time = '2026-11-21T10:00:00.000Z';
const range = { start: { line: 4, character: 8 }, end: { line: 6, character: 0 } };
const place = (step: string) => ({ phase: 'build', step, action: 'ExecuteBash', range }) as const;

const started: RehearsalEvent = {
  type: 'runStarted',
  time,
  document: 'a.yaml',
  driver: 'namespace',
  base: 'Debian 12 base',
  steps: [place('One'), place('Two')],
  notes: ['The network is off.'],
};
const begin = (step: string, attempt = 1): RehearsalEvent => ({
  type: 'stepStarted',
  time,
  ...place(step),
  attempt,
  inputs: { commands: [step] },
});
const output = (step: string, ...lines: string[]): RehearsalEvent => ({
  type: 'output',
  time,
  ...place(step),
  attempt: 1,
  stream: 'stderr',
  lines,
});
const end = (step: string, status: StepStatus, exitCode = 0): RehearsalEvent => ({
  type: 'stepFinished',
  time,
  ...place(step),
  status,
  attempt: 1,
  exitCode,
  durationMs: 12,
  outputs: { stdout: step },
  fidelity: { level: 'emulated', reason: 'no systemd' },
});

async function tell(...events: readonly RehearsalEvent[]) {
  const runs = await openRuns({
    folder: temporaryFolder(),
    now: () => new Date(time),
    report: (error) => {
      throw error;
    },
  });
  onTestFinished(() => runs.close());
  const run = runs.begin({ origin: 'rehearsal', file: 'docs/a.yaml', root: '/w', title: 'a.yaml' }, () => {});
  const emit = tellRun(run, { path: 'docs/a.yaml', network: false });
  for (const event of events) emit(event);
  return { runs, run: run.run() };
}

test('the planned steps wait, then run, then have their result', async () => {
  const { run } = await tell(started, begin('One'), output('One', 'x'), end('One', 'Success'), begin('Two'));
  expect(run).toMatchObject({ state: 'running', notes: ['The network is off.'] });
  expect(run.steps).toMatchObject([
    {
      id: 'build/One',
      stage: 'Rehearsal',
      phase: 'build',
      state: 'succeeded',
      inputs: { commands: ['One'] },
      outputs: { stdout: 'One' },
      durationMs: 12,
      startedAt: time,
      fidelity: { level: 'emulated', reason: 'no systemd' },
      source: { path: 'docs/a.yaml', range },
    },
    { id: 'build/Two', state: 'running', attempt: 1 },
  ]);
});

test('a failed run names the step, its place in the file, its last lines and what to do', async () => {
  const failed = { ...place('Two'), message: 'it ended with exit code 127' };
  const { run } = await tell(
    started,
    begin('One'),
    output('One', 'of another step'),
    end('One', 'Success'),
    begin('Two'),
    output('Two', 'nginx: command not found'),
    end('Two', 'Failed', 127),
    { type: 'runFinished', time, status: 'Failed', durationMs: 99, changes: [], message: failed.message, failed },
  );
  expect(run).toMatchObject({
    state: 'failed',
    finishedAt: time,
    failure: {
      phase: 'build',
      step: 'Two',
      action: 'ExecuteBash',
      message: failed.message,
      lines: ['nginx: command not found'],
      source: { path: 'docs/a.yaml', range },
      advice: expect.stringContaining('Install it'),
      cause: expect.objectContaining({ id: 'command-missing', evidence: 'nginx: command not found' }),
    },
  });
});

test.each([
  ['Success', 'succeeded'],
  ['Failed', 'failed'],
  ['TimedOut', 'timedOut'],
  ['Skipped', 'skipped'],
  ['IgnoredFailure', 'ignoredFailure'],
] as const)('a step that ended as %s is %s', async (status, state) => {
  expect((await tell(started, begin('One'), end('One', status))).run.steps[0]?.state).toBe(state);
});

test('steps that a cancelled run never reached are cancelled, and its changes are kept', async () => {
  const changes = [{ kind: 'added', path: '/etc/motd', type: 'file', size: 3 }] as const;
  const { run } = await tell(started, begin('One'), { type: 'runFinished', time, status: 'Cancelled', durationMs: 5, changes });
  expect(run).toMatchObject({ state: 'cancelled', changes, steps: [{ state: 'cancelled' }, { state: 'cancelled' }] });
  expect(run.failure).toBeUndefined();
});

test('a retried step starts with an empty tail', async () => {
  const { run } = await tell(
    started,
    begin('One'),
    output('One', 'first try'),
    begin('One', 2),
    output('One', 'second try'),
    end('One', 'Failed', 1),
    { type: 'runFinished', time, status: 'Failed', durationMs: 9, changes: [], failed: { ...place('One'), message: 'no' } },
  );
  expect(run.failure?.lines).toEqual(['second try']);
  expect(run.steps[0]?.startedAt).toBe(time);
});
