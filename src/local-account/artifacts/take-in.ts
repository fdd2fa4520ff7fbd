// Brings files into the store of blobs.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, link, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setAside } from './damage.ts';
import { syncFile, syncFolder } from './durable.ts';
import { orDiskFull } from './faults.ts';
import { hashOf } from './hash.ts';
import { type ArtifactPlace, blobFile } from './place.ts';
import { roomLeft } from './room.ts';
import { type Blob, findBlob, putBlobRow } from './rows.ts';

/** Where a deposit writes, and what it holds fast. */
export interface Intake {
  readonly incoming: string;
  /** Keeps a blob from the garbage collector until the deposit is over. */
  pin(digest: string): void;
}

/** Makes a file of the intake's own folder a blob; the file is gone after it. `digest` is what was hashed as it was written. */
export async function takeFile(place: ArtifactPlace, intake: Intake, { file, digest }: { file: string; digest: string }): Promise<Blob> {
  intake.pin(digest);
  const { size } = await stat(file);
  if (await isPresent(place, { digest, size })) {
    await rm(file);
    return { digest, size };
  }
  await syncFile(file);
  await chmod(file, 0o444);
  return await settle(place, file, { digest, size });
}

/** Makes bytes a blob. */
export async function takeBytes(place: ArtifactPlace, intake: Intake, bytes: Uint8Array): Promise<Blob> {
  const { bytes: room, fault } = await roomLeft(place);
  if (bytes.length > room) throw fault;
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const file = join(intake.incoming, basename(blobFile(place, digest)));
  try {
    const handle = await open(file, 'w', 0o600);
    await handle.writeFile(bytes).finally(() => handle.close());
  } catch (error) {
    throw orDiskFull(error, place.directory);
  }
  return await takeFile(place, intake, { file, digest });
}

/**
 * Makes somebody else's file a blob without taking it away: as a second name of it where the file system can, else as a copy. It is
 * read before it is believed to be what `digest` says.
 */
export async function takeSharedFile(place: ArtifactPlace, intake: Intake, shared: { file: string; digest: string }): Promise<Blob> {
  const { file, digest } = shared;
  intake.pin(digest);
  const { size } = await stat(file);
  if (await isPresent(place, { digest, size })) return { digest, size };
  const { bytes: room, fault } = await roomLeft(place);
  if (size > room) throw fault;
  const found = await hashOf(file);
  if (found !== digest) throw new Error(`The layer ${file} is ${found}, and not ${digest} as its makers wrote down.`);
  const own = join(intake.incoming, basename(blobFile(place, digest)));
  await linkOrCopy(file, own).catch((error: unknown) => Promise.reject(orDiskFull(error, place.directory)));
  await syncFile(own);
  return await settle(place, own, { digest, size });
}

/** A second name for a file, or a copy of it where there can be none (another disk, a file system without links). */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await pipeline(createReadStream(from), createWriteStream(to));
  }
}

/** Whether the blob is there already. One that is damaged is not: what comes now takes its place. */
async function isPresent(place: ArtifactPlace, { digest, size }: Blob): Promise<boolean> {
  const row = findBlob(place.store, digest);
  if (!row || row.damaged !== undefined) return false;
  const found = await stat(blobFile(place, digest)).catch(() => undefined); // no file: not there
  if (found?.size === size) return true;
  await setAside(place, digest);
  return false;
}

/** The row comes last: a file without one is garbage, a row without a file would be damage. */
async function settle(place: ArtifactPlace, file: string, blob: Blob): Promise<Blob> {
  const target = blobFile(place, blob.digest);
  await rename(file, target);
  await syncFolder(dirname(target));
  putBlobRow(place.store, blob);
  return blob;
}
