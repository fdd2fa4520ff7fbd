import { type Stats, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { AppError, type FileEntry, type WorkspaceEvent } from '../../contract/index.ts';
import { temporaryName } from '../files/write-atomically.ts';
import { largestFile, versionOf } from './content.ts';
import { toPortable } from './paths.ts';

/** What happens in a folder after it was listed. */
export type TreeEvent = Extract<WorkspaceEvent, { type: 'added' | 'removed' | 'changed' }>;

export interface TreeOptions {
  /** A real path. */
  readonly root: string;
  readonly signal: AbortSignal;
  /** How many entries are followed at most. */
  readonly limit?: number;
  emit(event: TreeEvent): void;
  /** The watcher broke; no more events come. */
  fail(error: Error): void;
}

export interface Tree {
  readonly entries: readonly FileEntry[];
  /** There are more entries than Kiln follows; the rest is neither listed nor watched. */
  readonly truncated: boolean;
}

/** Folders whose content nobody edits here, and which are large. */
const ignoredFolders = new Set(['.git', '.hg', '.svn', 'node_modules', '__pycache__', '.venv', '.terraform']);

export const isIgnored = (path: string) => ignoredFolders.has(basename(path)) || temporaryName.test(basename(path));

/** The version of a changed file; for one that is too large to open, its size and time stand in for its content. */
async function diskVersion(path: string): Promise<string> {
  const info = await stat(path);
  return info.size > largestFile ? `${info.size}-${info.mtimeMs}` : versionOf(await readFile(path));
}

/** Files, folders, and links to files. A link to a folder would show the same files under two names. */
function isOpenable(path: string, stats: Stats | undefined): boolean {
  if (!stats?.isSymbolicLink()) return stats?.isFile() === true || stats?.isDirectory() === true;
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function watchError(error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EMFILE')
    return new AppError(
      'unavailable',
      'The system has no file watchers left. Raise fs.inotify.max_user_watches and open the folder again.',
    );
  return error as Error;
}

function ready(watcher: FSWatcher, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    watcher.once('ready', resolve);
    watcher.once('error', (error) => reject(watchError(error)));
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Lists a folder, then tells what happens in it until the signal aborts. */
export async function watchTree({ root, signal, limit = 20_000, emit, fail }: TreeOptions): Promise<Tree> {
  const entries = new Map<string, FileEntry>();
  let truncated = false;
  let listed = false;
  const nameOf = (absolute: string) => toPortable(relative(root, absolute));
  const skip = (absolute: string) => {
    if (isIgnored(absolute)) return true;
    if (absolute === root || entries.has(nameOf(absolute)) || entries.size < limit) return false;
    truncated = true;
    return true;
  };
  const added = (kind: FileEntry['kind']) => (absolute: string, stats?: Stats) => {
    const path = nameOf(absolute);
    if (path === '' || entries.has(path) || !isOpenable(absolute, stats)) return;
    entries.set(path, { path, kind });
    if (listed) emit({ type: 'added', entry: { path, kind } });
  };
  const removed = (absolute: string) => {
    const path = nameOf(absolute);
    if (entries.delete(path)) emit({ type: 'removed', path });
  };
  const changed = (absolute: string) => {
    diskVersion(absolute).then(
      (version) => emit({ type: 'changed', path: nameOf(absolute), version }),
      () => {}, // gone or unreadable again meanwhile: the watcher tells about that itself
    );
  };

  const watcher = watch(root, {
    ignored: skip,
    followSymlinks: false, // a link may lead out of the workspace, or back into it without end
    alwaysStat: true,
  });
  signal.addEventListener('abort', () => void watcher.close(), { once: true });
  watcher.on('add', added('file')).on('addDir', added('folder')).on('change', changed).on('unlink', removed).on('unlinkDir', removed);
  await ready(watcher, signal);
  listed = true;
  watcher.on('error', (error) => fail(watchError(error)));
  return { entries: [...entries.values()], truncated };
}
