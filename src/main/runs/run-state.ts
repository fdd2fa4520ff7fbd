import type { RunEvent, RunRecord, RunState, RunSummary } from '../../contract/index.ts';

/** What may change of a run after it began, apart from its steps. */
export type RunPatch = Extract<RunEvent, { type: 'updated' }>['run'];

export const isFinished = (state: RunState) => state !== 'queued' && state !== 'running';

/** Characters of a failure that lists show and searches find. */
const shownFailure = 300;

export function summaryOf(record: RunRecord): RunSummary {
  const { id, origin, file, root, title, state, startedAt, finishedAt, connection, imageArn, imported, failure, steps } = record;
  const failed = failure && [failure.component, failure.step, failure.message].filter(Boolean).join(': ').slice(0, shownFailure);
  const waiting = isFinished(state) ? 0 : steps.filter((step) => step.waiting).length;
  return {
    ...{ id, origin, file, root, title, state, startedAt },
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(connection === undefined ? {} : { connection }),
    ...(imageArn === undefined ? {} : { imageArn }),
    ...(failed === undefined ? {} : { failed }),
    ...(waiting === 0 ? {} : { waiting }),
    ...(imported === undefined ? {} : { imported }),
  };
}

/** What is told of a run whose process died under it: not the document failed, Kiln ended. */
export const interruption = (now: string) =>
  ({
    state: 'failed',
    finishedAt: now,
    failure: {
      message: 'The run was interrupted: Kiln ended while it was under way.',
      lines: [],
      advice: 'Nothing of it is left running. Start it again.',
    },
  }) as const satisfies RunPatch;

/** The same, with the steps that were under way. */
export const interrupted = (run: RunRecord, now: string): RunRecord => ({
  ...run,
  ...interruption(now),
  steps: run.steps.map((step) => (step.state === 'running' || step.state === 'pending' ? { ...step, state: 'cancelled' } : step)),
});
