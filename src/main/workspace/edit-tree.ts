import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../contract/index.ts';
import { fileError } from './content.ts';
import { type InWorkspace, realRoot, resolveInside } from './paths.ts';

/** Where an entry itself lies: its folder is followed through links, its own name is not. A link is removed, not what it points at. */
async function entryPath({ root, path }: InWorkspace): Promise<string> {
  const trimmed = path.replace(/\/+$/, '');
  const name = basename(trimmed);
  const real = join(await resolveInside({ root, path: dirname(trimmed) }), name);
  if (trimmed === '' || name === '..' || real === (await realRoot(root)))
    throw new AppError('refused', 'The folder of the workspace itself stays as it is.');
  return real;
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Makes a folder and those above it; one that is there already is a `conflict`. */
export async function createFolder(folder: InWorkspace): Promise<void> {
  const real = await entryPath(folder);
  if (await exists(real)) throw new AppError('conflict', `${folder.path} is there already.`);
  try {
    await mkdir(real, { recursive: true });
  } catch (error) {
    throw fileError(error, folder.path);
  }
}

/** Moves a file or folder within the workspace. Never replaces anything: an occupied name is a `conflict`. */
export async function renameEntry(request: { readonly root: string; readonly from: string; readonly to: string }): Promise<void> {
  const from = await entryPath({ root: request.root, path: request.from });
  const to = await entryPath({ root: request.root, path: request.to });
  // On file systems that ignore case, "Readme" to "README" names one entry twice and is fine.
  if (from.toLowerCase() !== to.toLowerCase() && (await exists(to))) throw new AppError('conflict', `${request.to} is there already.`);
  try {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  } catch (error) {
    throw fileError(error, request.from);
  }
}

/** Deletes a file, a link, or a folder with all that is in it. */
export async function removeEntry(entry: InWorkspace): Promise<void> {
  try {
    await rm(await entryPath(entry), { recursive: true });
  } catch (error) {
    throw fileError(error, entry.path);
  }
}
