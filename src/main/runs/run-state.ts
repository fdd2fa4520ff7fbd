import type { RunEvent, RunRecord, RunState, RunSummary } from '../../contract/index.ts';

/** What may change of a run after it began, apart from its steps. */
export type RunPatch = Extract<RunEvent, { type: 'updated' }>['run'];

export const isFinished = (state: RunState) => state !== 'queued' && state !== 'running';

export function summaryOf({ id, origin, file, root, title, state, startedAt, finishedAt }: RunRecord): RunSummary {
  return { id, origin, file, root, title, state, startedAt, ...(finishedAt === undefined ? {} : { finishedAt }) };
}

/** A run whose process died under it, told as it is: not the document failed, Kiln ended. */
export function interrupted(run: RunRecord, now: string): RunRecord {
  return {
    ...run,
    state: 'failed',
    finishedAt: now,
    steps: run.steps.map((step) => (step.state === 'running' || step.state === 'pending' ? { ...step, state: 'cancelled' } : step)),
    failure: {
      message: 'The run was interrupted: Kiln ended while it was under way.',
      lines: [],
      advice: 'Nothing of it is left running. Start it again.',
    },
  };
}
