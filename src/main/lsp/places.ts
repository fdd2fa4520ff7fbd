import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A file of a workspace folder. */
export interface FilePlace {
  /** Absolute path of the folder. */
  readonly root: string;
  /** From there, with slashes. */
  readonly path: string;
}

/** The path that a URI names; undefined for documents that are no files (`untitled:`). */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // a file on another host
  }
}

/** Which folder a file belongs to: the innermost that holds it. */
export function placeOf(roots: readonly string[], uri: string): FilePlace | undefined {
  const file = pathOfUri(uri);
  if (file === undefined) return undefined;
  const holding = roots.filter((root) => isInside(root, file)).sort((a, b) => b.length - a.length);
  const [root] = holding;
  return root === undefined ? undefined : { root, path: relative(root, file).split(sep).join('/') };
}

export function uriOf({ root, path }: FilePlace): string {
  return pathToFileURL(join(root, path)).href;
}

function isInside(root: string, file: string): boolean {
  const way = relative(root, file);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
