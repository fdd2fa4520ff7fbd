import { type BuildEstimate, type CheckResult, type CheckState, type PreflightEvent, worstOf } from '../../contract/index.ts';

export interface CheckRow {
  readonly id: string;
  readonly title: string;
  /** undefined while it is looked at. */
  readonly results: readonly CheckResult[] | undefined;
}

/** A preflight as far as it has come. */
export interface PreflightState {
  readonly phase: 'starting' | 'checking' | 'finished' | 'stopped' | 'failed';
  readonly subject: string | undefined;
  readonly connection: string | undefined;
  readonly rows: readonly CheckRow[];
  readonly estimate: BuildEstimate | undefined;
  /** Why it could not begin or go on. */
  readonly error: string | undefined;
}

export type PreflightAction =
  | PreflightEvent
  | { readonly type: 'again' }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly message: string };

export const noPreflight: PreflightState = {
  phase: 'starting',
  subject: undefined,
  connection: undefined,
  rows: [],
  estimate: undefined,
  error: undefined,
};

export function applyPreflight(state: PreflightState, event: PreflightAction): PreflightState {
  switch (event.type) {
    case 'again':
      return noPreflight;
    case 'started': {
      const rows = event.checks.map((check) => ({ ...check, results: undefined }));
      return { ...noPreflight, phase: 'checking', subject: event.subject, connection: event.connection, rows };
    }
    case 'checked':
      return { ...state, rows: state.rows.map((row) => (row.id === event.id ? { ...row, results: event.results } : row)) };
    case 'estimated':
      return { ...state, estimate: event.estimate };
    case 'finished':
      return { ...state, phase: 'finished' };
    case 'stopped':
      return state.phase === 'finished' || state.phase === 'failed' ? state : { ...state, phase: 'stopped' };
    case 'failed':
      return { ...state, phase: 'failed', error: event.message };
  }
}

/** How many checks came out in each way. */
export function countsOf(rows: readonly CheckRow[]): Readonly<Record<CheckState, number>> {
  const counts = { ok: 0, warning: 0, failed: 0, unchecked: 0 };
  for (const { results } of rows) if (results) counts[worstOf(results)] += 1;
  return counts;
}

const counted = (count: number, word: string) => `${count} ${word}`;

/** The outcome in a sentence: how it went, and what is not known. */
export function summaryOf({ phase, rows }: PreflightState): string {
  const { ok, warning, failed, unchecked } = countsOf(rows);
  const done = ok + warning + failed + unchecked;
  if (phase === 'starting') return 'Reading what the build needs…';
  if (phase === 'checking') return `Checking: ${done} of ${rows.length}…`;
  if (phase === 'stopped') return `Stopped after ${done} of ${rows.length} checks.`;
  const parts = [
    ...(failed > 0 ? [counted(failed, failed === 1 ? 'check failed' : 'checks failed')] : []),
    ...(warning > 0 ? [counted(warning, warning === 1 ? 'warning' : 'warnings')] : []),
    counted(ok, 'fine'),
    ...(unchecked > 0 ? [counted(unchecked, 'could not be checked in full')] : []),
  ];
  return `${parts.join(', ')}.`;
}
