import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { type ObjectRecord, objectRecords, recordId } from './object-facts.ts';

export interface Place {
  readonly bucket: string;
  readonly key: string;
  readonly path: string;
  /** A file of ours, complete and on the disk; it is moved. */
  readonly source: string;
}

/** Makes a file the object of a key, in place of an earlier one; readers see the one or the other. */
export function keepObject(account: Owner, { bucket, key, path, source }: Place, facts: Omit<ObjectRecord, 'size' | 'modified'>): Date {
  const { size, mtime } = statSync(source);
  objectRecords.put(account, recordId(bucket, key), { ...facts, size, modified: mtime.getTime() });
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    renameSync(source, path);
  } catch (error) {
    throw isOccupied(error) ? occupied(path) : error;
  }
  syncFolder(dirname(path));
  return mtime;
}

/** Makes the rename itself survive a power cut; Windows cannot open folders and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A folder where the file should be, or a file where a folder should be. */
function isOccupied(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY'].includes(String(error.code));
}

function occupied(path: string): AwsError {
  const message = `Buckets of the local account are folders: an object cannot lie below another one, and '${path}' would.`;
  return new AwsError('InvalidArgument', message, 409);
}
