// Carries out the exports that were asked for, one after the other. The store is the queue: a task that a crash has broken off is begun anew.
import type { Account, Exports } from '../account.ts';
import type { ArtifactPlace } from '../artifacts/place.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { pendingOf } from '../store/records.ts';
import { type ExportTaskRecord, exportTaskKind, exportTasks } from './export-tasks.ts';
import { exportToBucket } from './export-to-bucket.ts';

export interface ExportWorker extends Exports {
  /** Waits for the export that runs; others wait for the next process. */
  close(): Promise<void>;
}

export interface ExportsPlace extends Pick<Account, 'store' | 'imagesDirectory'> {
  readonly artifacts: ArtifactPlace;
}

/** The worker of all accounts. */
export function openExports(place: ExportsPlace, onBug: (error: unknown) => void): ExportWorker {
  let round: Promise<void> = Promise.resolve();
  let closed = false;
  const look = () => {
    round = round.then(() => (closed ? undefined : exportAll(place, () => closed))).catch(onBug);
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

async function exportAll(place: ExportsPlace, isClosed: () => boolean): Promise<void> {
  for (const { owner, kept } of pendingOf<ExportTaskRecord>(place.store, exportTaskKind)) {
    if (isClosed()) return;
    if (kept.body.status !== 'active') continue;
    const message = await exportOne({ ...place, ...owner }, kept.id, kept.body);
    const ended = message === undefined ? ({ status: 'completed' } as const) : ({ status: 'deleted', message } as const);
    exportTasks.put(owner, kept.id, { ...kept.body, ...ended });
  }
}

/** undefined for an export that ended well, else why it did not. */
async function exportOne(place: ExportsPlace & Pick<Account, 'accountId' | 'region'>, taskId: string, task: ExportTaskRecord) {
  try {
    await exportToBucket(place, { taskId, ...task });
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}
