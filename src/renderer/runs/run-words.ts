import type { RunOrigin, RunState, StepState } from '../../contract/index.ts';

export interface Mark {
  /** A codicon: the shape differs from state to state, so that colour only helps. */
  readonly icon: string;
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'busy' | 'quiet';
}

export const STEP_MARK: Readonly<Record<StepState, Mark>> = {
  pending: { icon: 'circle-large', word: 'Pending', tone: 'quiet' },
  running: { icon: 'sync', word: 'Running', tone: 'busy' },
  succeeded: { icon: 'pass-filled', word: 'Succeeded', tone: 'good' },
  failed: { icon: 'error', word: 'Failed', tone: 'bad' },
  timedOut: { icon: 'watch', word: 'Timed out', tone: 'bad' },
  skipped: { icon: 'debug-step-over', word: 'Skipped', tone: 'quiet' },
  ignoredFailure: { icon: 'warning', word: 'Failed, ignored', tone: 'warn' },
  cancelled: { icon: 'circle-slash', word: 'Cancelled', tone: 'quiet' },
};

export const RUN_MARK: Readonly<Record<RunState, Mark>> = {
  queued: { icon: 'clock', word: 'Queued', tone: 'quiet' },
  running: STEP_MARK.running,
  succeeded: STEP_MARK.succeeded,
  failed: STEP_MARK.failed,
  cancelled: STEP_MARK.cancelled,
  gone: { icon: 'trash', word: 'No longer in the account', tone: 'quiet' },
};

export const ORIGIN_WORD: Readonly<Record<RunOrigin, string>> = {
  rehearsal: 'Rehearsal',
  'local-build': 'Local build',
  'aws-build': 'AWS build',
};

export const isOver = (state: RunState): boolean => state !== 'queued' && state !== 'running';
