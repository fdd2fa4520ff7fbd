import { readFile, realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';

const NOT_READABLE: ReadonlySet<unknown> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES', 'ELOOP']);

/**
 * Reads documents that a rehearsed one names by relative path, for ExecuteDocument. Only files below `root` are read, links followed: a
 * document must not be able to carry any file of this computer into a sandbox. A document outside of `root` has its own folder for it.
 */
export function neighbourDocuments(document: string, root: string): (path: string) => Promise<string | undefined> {
  const folder = dirname(resolve(document));
  const boundary = isBelow(resolve(root), folder) ? resolve(root) : folder;
  return async (path) => {
    try {
      const file = await realpath(resolve(folder, path));
      return isBelow(await realpath(boundary), file) ? await readFile(file, 'utf8') : undefined;
    } catch (error) {
      if (error instanceof Error && 'code' in error && NOT_READABLE.has(error.code)) return undefined;
      throw error;
    }
  };
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !way.startsWith(sep);
}
