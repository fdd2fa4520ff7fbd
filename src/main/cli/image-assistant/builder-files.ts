// The files of an image builder, as far as there is something to look at. A local builder has no disk: paths are looked up on this computer
// where they are written as its own are, or in a folder that stands for the builder's disk.
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, win32 } from 'node:path';

export interface BuilderFiles {
  /** `unseen`: nothing here could tell. */
  look(path: string): Promise<'file' | 'folder' | 'missing' | 'unseen'>;
  /** The beginning of a file that was seen. */
  read(path: string, limit: number): Promise<Buffer>;
}

/** Where to look. */
export type Disk = { readonly kind: 'here' } | { readonly kind: 'nowhere' } | { readonly kind: 'folder'; readonly folder: string };

export function builderFiles(disk: Disk): BuilderFiles {
  return {
    async look(path) {
      const place = await placeOf(disk, path);
      if (place === undefined) return 'unseen';
      try {
        return (await stat(place)).isDirectory() ? 'folder' : 'file';
      } catch (error) {
        if (isAbsent(error)) return 'missing';
        throw error;
      }
    },
    async read(path, limit) {
      const file = await open((await placeOf(disk, path)) ?? path);
      return readUpTo(file, limit).finally(() => file.close());
    },
  };
}

async function readUpTo(file: FileHandle, limit: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(limit), position: 0 });
  return buffer.subarray(0, bytesRead);
}

const isWindowsPath = (path: string) => /^[a-z]:[\\/]/i.test(path);

/** undefined where nothing here stands for it. */
async function placeOf(disk: Disk, path: string): Promise<string | undefined> {
  if (disk.kind === 'nowhere') return undefined;
  if (disk.kind === 'folder') return findBelow(disk.folder, path);
  return isAbsolute(path) && isWindowsPath(path) === (process.platform === 'win32') ? path : undefined;
}

/** `..` ends at the top, as on a disk; the letter of the drive does not matter. Windows takes names however they are capitalised. */
async function findBelow(folder: string, path: string): Promise<string> {
  const inside = win32.normalize(`\\${path.replace(/^[a-z]:/i, '')}`);
  const names = (isWindowsPath(path) ? inside : win32.normalize(path)).split(/\\+/).filter((name) => name !== '');
  let place = folder;
  for (const name of names) place = join(place, isWindowsPath(path) ? await spelled(place, name) : name);
  return place;
}

async function spelled(folder: string, name: string): Promise<string> {
  try {
    const names = await readdir(folder);
    return names.find((one) => one === name) ?? names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
  } catch (error) {
    if (isAbsent(error)) return name; // what is asked for below it is missing too
    throw error;
  }
}

const isAbsent = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
