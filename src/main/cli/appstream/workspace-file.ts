import { realpath } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { repositoryOf } from '../../resources/find-workspace.ts';
import { type InWorkspace, isInside, toPortable } from '../../workspace/paths.ts';
import { type CommandIo, UsageError } from '../command.ts';

/** A file that was named on the command line, in the folder that paths in it stay in: its repository, else the current folder, else its own. */
export async function workspaceFile(path: string, { cwd }: Pick<CommandIo, 'cwd'>): Promise<InWorkspace> {
  const found = await realpath(resolve(cwd, path)).catch(() => {
    throw new UsageError(`${path} is not there`);
  });
  const here = await realpath(cwd);
  const root = repositoryOf(dirname(found)) ?? (isInside(here, found) ? here : dirname(found));
  return { root, path: toPortable(relative(root, found)) };
}
