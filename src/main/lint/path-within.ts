import { isAbsolute, relative, sep } from 'node:path';

/** A file's path from the root of its workspace, with slashes. */
export function pathWithin(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** Whether a path is a folder or lies below it. */
export function isInside(folder: string, path: string): boolean {
  const within = relative(folder, path);
  return within !== '..' && !within.startsWith(`..${sep}`) && !isAbsolute(within);
}
