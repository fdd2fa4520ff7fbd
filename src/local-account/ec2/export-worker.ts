// Carries out the exports that were asked for. The store is the queue: a task that a crash has broken off is begun anew.
import type { Exports } from '../account.ts';
import { pendingOf } from '../store/records.ts';
import type { ExportsPlace } from './export-all.ts';
import { type ExportTaskRecord, exportTaskKind } from './export-task-records.ts';

export interface ExportWorker extends Exports {
  /** Waits for the export that runs; others wait for the next process. */
  close(): Promise<void>;
}

/** The worker of all accounts. What exports need is loaded with the first. */
export function openExports(place: ExportsPlace, onBug: (error: unknown) => void): ExportWorker {
  let round: Promise<void> = Promise.resolve();
  let closed = false;
  const look = () => {
    round = round
      .then(async () => {
        if (closed || isIdle(place)) return;
        const { exportAll } = await import('./export-all.ts');
        await exportAll(place, () => closed);
      })
      .catch(onBug);
  };
  return {
    // Later, because the caller is still inside the transaction that writes the task.
    wake: () => void setImmediate(look),
    async close() {
      closed = true;
      await round;
    },
  };
}

function isIdle({ store }: ExportsPlace): boolean {
  for (const { kept } of pendingOf<ExportTaskRecord>(store, exportTaskKind)) if (kept.body.status === 'active') return false;
  return true;
}
