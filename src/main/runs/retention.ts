import type { IndexedRun } from './run-index.ts';
import { isFinished } from './run-state.ts';

/** How much of the past is kept. */
export interface Retention {
  readonly runs: number;
  /** Of all records and logs together. */
  readonly bytes: number;
}

export const usualRetention: Retention = { runs: 10_000, bytes: 5 * 1024 ** 3 };

/** The runs to be forgotten, the oldest first to go; unfinished ones stay. `runs`: the newest first. */
export function outdated(runs: readonly IndexedRun[], { runs: most, bytes: room }: Retention): readonly string[] {
  let bytes = 0;
  return runs.flatMap((one, at) => {
    bytes += one.bytes;
    return isFinished(one.run.state) && (at >= most || bytes > room) ? [one.run.id] : [];
  });
}
