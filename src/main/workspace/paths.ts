import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { AppError } from '../../contract/index.ts';

/** A path in a workspace, as the contract has it: relative to the root, with forward slashes. */
export interface InWorkspace {
  readonly root: string;
  readonly path: string;
}

/** Whether `path` is `folder` or lies below it; both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** From the file system's way of writing to the contract's. */
export const toPortable = (path: string) => (sep === '/' ? path : path.split(sep).join('/'));

/** The real folder of a workspace. Fails with `not-found`. */
export async function realRoot(root: string): Promise<string> {
  if (!isAbsolute(root)) throw new AppError('invalid-input', `A workspace is named by an absolute path; '${root}' is none.`);
  try {
    return await realpath(root);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('not-found', `The folder ${root} is not there.`);
    throw error;
  }
}

/** Follows every link of the part of a path that exists; the rest is appended as it stands. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    return join(await realPathOf(dirname(path)), path.slice(dirname(path).length));
  }
}

/**
 * The real path of a file or folder of a workspace, which need not exist yet. Fails with `refused` when it lies outside, by `..` or
 * through a symbolic link.
 */
export async function resolveInside({ root, path }: InWorkspace): Promise<string> {
  const folder = await realRoot(root);
  const target = resolve(folder, path);
  if (path.includes('\0') || !isInside(folder, target)) throw new AppError('refused', `${path} lies outside the workspace.`);
  const real = await realPathOf(target);
  if (!isInside(folder, real)) throw new AppError('refused', `${path} leads out of the workspace through a link.`);
  return real;
}
