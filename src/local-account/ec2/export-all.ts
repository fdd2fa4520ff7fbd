import type { Account } from '../account.ts';
import type { ArtifactPlace } from '../artifacts/place.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { pendingOf } from '../store/records.ts';
import { type ExportTaskRecord, exportTaskKind, exportTasks } from './export-task-records.ts';
import { exportToBucket } from './export-to-bucket.ts';

export interface ExportsPlace extends Pick<Account, 'store' | 'imagesDirectory'> {
  readonly artifacts: ArtifactPlace;
}

/** Carries out the tasks that wait, one after the other. */
export async function exportAll(place: ExportsPlace, isClosed: () => boolean): Promise<void> {
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
