// Where the content of objects goes while it comes in: files on the file system of the buckets, so that keeping one is a rename.
import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { storageFull } from './failure.ts';

export interface Spool {
  readonly folder: string;
  /** Bytes of the disk that uploads leave free, for the account's own store and the rest of the machine. */
  readonly reserve: number;
}

/** How often a long upload looks whether the disk still has room. */
const checkEvery = 64 * 1024 * 1024;

/** Empties the folder: what is in it when an account starts belongs to requests that a crash ended. */
export async function openSpool(folder: string, reserve: number): Promise<Spool> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return { folder, reserve };
}

/** Writes content to a new file, down to the disk, and answers its path; leaves none behind when the content breaks off. */
export async function spool({ folder, reserve }: Spool, content: AsyncIterable<Buffer>): Promise<string> {
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o600);
  try {
    await write(file, content, async () => checkRoom(folder, reserve));
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return path;
}

/** Removes a file that nobody took. */
export async function discardSpooled(path: string): Promise<void> {
  await rm(path, { force: true });
}

async function write(file: FileHandle, content: AsyncIterable<Buffer>, checkRoom: () => Promise<void>): Promise<void> {
  let unchecked = Number.POSITIVE_INFINITY;
  for await (const piece of content) {
    if (unchecked >= checkEvery) {
      await checkRoom();
      unchecked = 0;
    }
    unchecked += piece.length;
    await file.writeFile(piece);
  }
}

async function checkRoom(folder: string, reserve: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < reserve) throw storageFull();
}
