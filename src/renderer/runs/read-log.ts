import type { LogLine } from '../../contract/index.ts';
import { notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { missingOf, type Stretch } from './log-lines.ts';

/** Asks main for the lines of these numbers that the window does not hold. */
export async function readLines(workbench: Workbench, runId: string, indices: readonly number[]): Promise<void> {
  const { follows, runs } = workbench;
  const log = runs.getState().details[runId]?.log;
  if (!log) return;
  const wanted = missingOf(log, indices).filter((stretch) => !follows.has(keyOf(runId, stretch)));
  await Promise.all(wanted.map((stretch) => readStretch(workbench, runId, stretch)));
}

const keyOf = (runId: string, stretch: Stretch) => `log:${runId}:${stretch.join('-')}`;

async function readStretch(workbench: Workbench, runId: string, stretch: Stretch): Promise<void> {
  const { connection, follows, runs } = workbench;
  const key = keyOf(runId, stretch);
  const signal = follows.begin(key);
  try {
    const lines = await connection.client.runs.log({ runId, from: stretch[0], to: stretch[1] }, { signal });
    runs.apply({ type: 'lines', id: runId, lines });
  } catch (error) {
    notifyFailure(workbench, error);
  } finally {
    follows.stop(key);
  }
}

/** Lines that go to the clipboard at most; a longer log is exported. */
export const mostCopied = 50_000;

/** The lines of these numbers, read from main without keeping them. */
export async function linesOf(workbench: Workbench, runId: string, stretches: readonly Stretch[]): Promise<LogLine[]> {
  const found: LogLine[] = [];
  for (const [from, to] of stretches)
    for (let at = from; at < to; ) {
      const lines = await workbench.connection.client.runs.log({ runId, from: at, to });
      if (lines.length === 0) break;
      found.push(...lines);
      at += lines.length;
    }
  return found;
}
