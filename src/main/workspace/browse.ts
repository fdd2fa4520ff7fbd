import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { AppError, type FolderEntry } from '../../contract/index.ts';
import { fileError } from './content.ts';

export interface FolderListing {
  readonly folder: string;
  readonly parent: string | null;
  readonly folders: FolderEntry[];
}

/** The folders below a folder, for the folder picker; hidden ones are left out. */
export async function browse(folder: string): Promise<FolderListing> {
  const place = folder === '' ? homedir() : folder;
  if (!isAbsolute(place)) throw new AppError('invalid-input', `'${folder}' is not an absolute path.`);
  try {
    const entries = await readdir(place, { withFileTypes: true });
    const folders = entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => ({ name, path: join(place, name) }))
      .sort((a, b) => a.name.localeCompare(b.name));
    return { folder: place, parent: dirname(place) === place ? null : dirname(place), folders };
  } catch (error) {
    throw fileError(error, place);
  }
}
