// The file that holds the local account's key where no keychain does.
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, link, mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../contract/index.ts';

/** A key has some hundred bytes. */
const maxSize = 4096;

/**
 * The text of a key file; undefined where there is none. Fails with `refused` for a file that somebody else could have read or written: a
 * link, another user's, or one that is open to others.
 */
export async function readKeyFile(path: string): Promise<string | undefined> {
  const file = await openWithoutFollowing(path);
  if (!file) return undefined;
  try {
    await checkOwner(file, path);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(maxSize), 0, maxSize, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function openWithoutFollowing(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'ELOOP') throw untrusted(path, 'it is a symbolic link');
    throw error;
  }
}

/** Windows has neither modes nor owners in numbers; there the folder of the user protects what is in it. */
async function checkOwner(file: FileHandle, path: string): Promise<void> {
  const { uid, mode, isFile } = await file.stat().then((stat) => ({ uid: stat.uid, mode: stat.mode, isFile: stat.isFile() }));
  if (!isFile) throw untrusted(path, 'it is no file');
  if (process.platform === 'win32') return;
  if (uid !== process.getuid?.()) throw untrusted(path, `it belongs to another user (${uid})`);
  if ((mode & 0o077) !== 0) throw untrusted(path, `others may open it (mode ${(mode & 0o777).toString(8)}); 'chmod 600' it if nobody did`);
}

/**
 * Writes a key file that only its owner may read, whole or not at all. Says whether it did: where another process was faster, its file
 * stays.
 */
export async function createKeyFile(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.kiln-tmp`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
    await file.close();
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

/** What a key file gets that cannot be trusted, or cannot be read. */
export function untrusted(path: string, why: string): AppError {
  return new AppError('refused', `The key file ${path} is not used: ${why}. Without the file, a new key is made.`);
}
