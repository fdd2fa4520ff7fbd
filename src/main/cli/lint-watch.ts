import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import type { LintRequest } from '../lint/run.ts';
import type { CommandIo } from './command.ts';

/** What is saved together is linted together. */
const SETTLE_MILLISECONDS = 100;
const neverWatched = /[\\/](?:\.git|node_modules)(?:[\\/]|$)/;
/** Files that decide about others. */
const decidesOthers = /(?:^|[\\/])(?:kiln\.config\.(?:ya?ml|json)|\.gitignore)$/;

/**
 * Lints everything, then what was changed whenever something was, until the signal fires. After a change of the settings everything is
 * linted again.
 */
export async function watchAndLint(
  request: LintRequest,
  lint: (request: LintRequest) => Promise<unknown>,
  { cwd, stderr, signal }: Pick<CommandIo, 'cwd' | 'stderr' | 'signal'>,
): Promise<void> {
  const paths = request.paths.map((path) => resolve(cwd, path));
  const watcher = watch(paths, { ignoreInitial: true, ignored: (path) => neverWatched.test(path) });
  watcher.on('error', (error) => stderr.write(`kiln lint: ${error instanceof Error ? error.message : String(error)}\n`));
  const changes = collectChanges(watcher, signal);
  try {
    await new Promise<void>((ready) => watcher.once('ready', ready));
    await lint(request);
    stderr.write('Waiting for changes; Ctrl-C ends.\n');
    for (let only = await changes(); !signal.aborted; only = await changes()) {
      await lint([...only].some((path) => decidesOthers.test(path)) ? request : { ...request, only });
    }
  } finally {
    await watcher.close();
  }
}

/** Gives the full paths that were changed since it was last asked, as soon as there are any; none when the signal fires. */
function collectChanges(watcher: FSWatcher, signal: AbortSignal): () => Promise<ReadonlySet<string>> {
  let changed = new Set<string>();
  let wake = () => {};
  signal.addEventListener('abort', () => wake());
  watcher.on('all', (_event, path) => {
    changed.add(resolve(path));
    wake();
  });
  return async () => {
    await new Promise<void>((awake) => {
      wake = awake;
      if (changed.size > 0 || signal.aborted) awake();
    });
    if (!signal.aborted) await setTimeout(SETTLE_MILLISECONDS);
    const taken = changed;
    changed = new Set();
    return taken;
  };
}
