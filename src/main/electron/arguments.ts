import { resolve } from 'node:path';

/** The folder that a command line of the app names. An unpackaged app has its own folder as the first word. */
export function folderArgument(
  argv: readonly string[],
  options: { readonly isPackaged: boolean; readonly cwd: string },
): string | undefined {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  const folder = words[options.isPackaged ? 0 : 1];
  return folder === undefined ? undefined : resolve(options.cwd, folder);
}
