import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Matches the names of the files that an atomic write makes for a moment. */
export const temporaryName = /^\..+\.[0-9a-f]{12}\.kiln-tmp$/;

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o7777;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function fill(handle: FileHandle, data: string | Uint8Array, mode: number | undefined): Promise<void> {
  try {
    await handle.writeFile(data);
    if (mode !== undefined) await handle.chmod(mode); // the umask had its say when the file was made
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the rename itself survive a power cut; Windows cannot open folders and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Replaces a file as a whole: readers, and a machine that loses power, see the old content or the new one. Keeps the mode of a file that
 * is there; a new file gets `mode`, or what the umask leaves. Missing folders are made.
 */
export async function writeAtomically(path: string, data: string | Uint8Array, mode?: number): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const kept = (await modeOf(path)) ?? mode;
  const { randomBytes } = process.getBuiltinModule('node:crypto'); // not at the start: the command line loads this file whether it writes or not
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.kiln-tmp`);
  try {
    await fill(await open(temporary, 'wx', kept), data, kept);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}
