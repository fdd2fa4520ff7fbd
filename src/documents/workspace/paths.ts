/**
 * The path from the workspace's root of what a file names relative to itself; undefined when that leads out of the workspace. Slashes
 * only.
 */
export function pathBeside(file: string, relative: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
