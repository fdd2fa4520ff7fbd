import { AppError } from '../../contract/index.ts';
import type { ResourceFile } from './resource-file.ts';

/** Reads what a member of a file names; a file that is not there is told where it is named. */
export async function followed<Result>(from: ResourceFile, keys: readonly PropertyKey[], read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'refused')) throw from.fault(keys, error.message);
    throw error;
  }
}
