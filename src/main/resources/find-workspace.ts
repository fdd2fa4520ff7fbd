import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, parse, posix, relative, resolve } from 'node:path';
import { AppError } from '../../contract/index.ts';
import { type InWorkspace, isInside, toPortable } from '../workspace/paths.ts';
import { readGraph, type SourceGraph } from './source-graph.ts';

export interface FileOnCommandLine {
  readonly file: string;
  /** Named by the user; else it is found. */
  readonly workspace: string | undefined;
  readonly cwd: string;
}

/** The nearest folder above that is a repository. */
export function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? undefined : repositoryOf(dirname(folder));
}

/** Every file that was read, relative to its workspace. */
const filesOf = (graph: SourceGraph) => [...graph.values()].flatMap(({ file, document }) => [file.path, document?.path ?? file.path]);

function commonFolder(paths: readonly string[]): string {
  return paths.map(posix.dirname).reduce((common, folder) => {
    let shared = common;
    while (shared !== '.' && folder !== shared && !folder.startsWith(`${shared}/`)) shared = posix.dirname(shared);
    return shared;
  });
}

/**
 * The workspace of a file that was named on a command line, where nobody opened a folder: its repository, else the current folder if the
 * file is named from there and all that it names lies in it, else the smallest folder that holds them all. Fails with `not-found` or `invalid-input`.
 */
export async function findWorkspace({ file, workspace, cwd }: FileOnCommandLine): Promise<InWorkspace> {
  const absolute = await realpath(resolve(cwd, file)).catch(() => {
    throw new AppError('not-found', `${file} is not there.`);
  });
  const within = (root: string): InWorkspace => ({ root, path: toPortable(relative(root, absolute)) });
  if (workspace !== undefined) {
    const root = await realpath(resolve(cwd, workspace)).catch(() => {
      throw new AppError('not-found', `The folder ${workspace} is not there.`);
    });
    if (!isInside(root, absolute)) throw new AppError('invalid-input', `${file} does not lie in ${workspace}.`);
    return within(root);
  }
  const repository = repositoryOf(dirname(absolute));
  if (repository !== undefined) return within(repository);
  const here = await realpath(cwd);
  const disk = parse(absolute).root;
  const graph = await readGraph(disk, [within(disk).path]).catch(async (error: unknown) => {
    if (isInside(here, absolute)) await readGraph(here, [within(here).path]); // fails too, but names files as the user did
    throw error;
  });
  const needed = join(disk, commonFolder(filesOf(graph)));
  const tooWide = [disk, await realpath(homedir())];
  if (!isAbsolute(file) && isInside(here, needed) && !tooWide.includes(here)) return within(here);
  return within(tooWide.includes(needed) ? dirname(absolute) : needed);
}
