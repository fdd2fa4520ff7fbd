import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { AppError, type FileContent } from '../../contract/index.ts';
import { type InWorkspace, resolveInside } from './paths.ts';

/** The largest file that opens in the editor. */
export const largestFile = 8 * 1024 * 1024;

/** Names the content of a file: equal bytes, equal version. */
export const versionOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

/** ignoreBOM keeps a byte order mark in the text, so that saving an untouched file changes nothing. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, path: string): string {
  if (bytes.subarray(0, 8192).includes(0)) throw new AppError('refused', `${path} is not a text file.`);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new AppError('refused', `${path} is not UTF-8 text. Convert it to UTF-8 to edit it here.`); // all that a fatal decoder throws for
  }
}

/** Turns what the file system says into words for the user. */
export function fileError(error: unknown, path: string): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('not-found', `${path} is not there.`);
  if (code === 'EISDIR') return new AppError('refused', `${path} is a folder.`);
  if (code === 'EACCES' || code === 'EPERM') return new AppError('refused', `You have no permission for ${path}.`);
  if (code === 'EROFS') return new AppError('refused', `${path} lies on a read-only file system.`);
  if (code === 'ENOSPC') return new AppError('unavailable', `The disk is full; ${path} was not written.`);
  return error as Error;
}

/** Reads a text file of known real path; `path` is how the user knows it. */
export async function readText(real: string, path: string): Promise<FileContent> {
  try {
    const info = await stat(real);
    if (info.isDirectory()) throw new AppError('refused', `${path} is a folder.`);
    if (!info.isFile()) throw new AppError('refused', `${path} is not an ordinary file.`);
    if (info.size > largestFile)
      throw new AppError('refused', `${path} is larger than ${largestFile / 1024 / 1024} MiB; open it in another editor.`);
    const bytes = await readFile(real);
    return { path, text: decode(bytes, path), version: versionOf(bytes) };
  } catch (error) {
    throw fileError(error, path);
  }
}

/** Reads a text file of a workspace. Fails with `not-found`, or `refused` for what is no text or too large. */
export async function readWorkspaceFile(file: InWorkspace): Promise<FileContent> {
  return readText(await resolveInside(file), file.path);
}
