import { statfs } from 'node:fs/promises';
import { DiskFullError, QuotaExceededError } from './faults.ts';
import type { ArtifactPlace } from './place.ts';
import { usedBytes } from './rows.ts';

/** Stays free for the store, so that it can still write down that a build failed for want of room. */
const reserve = 64 * 1024 ** 2;

export interface Room {
  /** How many bytes more there may be. */
  readonly bytes: number;
  /** What to throw where that is not enough. */
  readonly fault: Error;
}

/** What quota and disk leave for artifacts now: the smaller of both. */
export async function roomLeft({ store, quota, directory }: ArtifactPlace): Promise<Room> {
  const used = usedBytes(store);
  const { bavail, bsize } = await statfs(directory);
  const [ofQuota, ofDisk] = [quota - used, bavail * bsize - reserve];
  return ofQuota <= ofDisk
    ? { bytes: Math.max(0, ofQuota), fault: new QuotaExceededError({ quota, used }) }
    : { bytes: Math.max(0, ofDisk), fault: new DiskFullError(directory) };
}
