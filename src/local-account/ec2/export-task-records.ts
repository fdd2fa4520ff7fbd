import { shelf } from '../store/records.ts';
import type { ExportRequest } from './export-to-bucket.ts';

/** An export that was asked for. EC2 calls one that failed `deleted`, and says why. */
export interface ExportTaskRecord extends Omit<ExportRequest, 'taskId'> {
  readonly description: string | undefined;
  readonly status: 'active' | 'completed' | 'deleted';
  readonly message: string | undefined;
}

/** The kind by which the worker finds the tasks of all accounts. */
export const exportTaskKind = 'ec2-export-task';

/** By id. */
export const exportTasks = shelf<ExportTaskRecord>(exportTaskKind);
