import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  analyze,
  type FileFacts,
  factsOf,
  isLeftOut,
  isSettingsFile,
  type LintSettings,
  neighboursOf,
  noSettingsFiles,
  settingsOf,
  type WorkspaceFacts,
  withSettingsFile,
} from '../../documents/index.ts';
import { findCandidates } from '../lint/find-candidates.ts';
import { settingsAbove } from '../lint/settings-above.ts';

/** A folder of the client: what its files tell each other, open ones as they are typed, the others as they lie on the disk. */
export interface Folder {
  /** The same value until something changed. */
  facts(): WorkspaceFacts;
  /** Whether all files have been read once. */
  isRead(): boolean;
  /** Ends when they have; who asks about all files waits for it. */
  whenRead(): Promise<void>;
  settingsOf(path: string): LintSettings;
  /** Whether the settings leave a file out of linting. */
  isLeftOut(path: string): boolean;
  /** The files that a file is checked among: those with the same settings file. */
  neighboursOf(path: string): WorkspaceFacts;
  /** Takes what an open document tells now; says whether that is new. */
  typed(facts: FileFacts): boolean;
  /** Reads a file anew: it was changed, made or removed by others, or its editor was closed. Says whether it tells something new. */
  reread(path: string): Promise<boolean>;
  /** Reads all documents of the folder, and the settings above it. Rejects when it cannot read these; the documents are read even so. */
  read(): Promise<void>;
}

/** Documents of ours are small; a larger file is something else. */
const largestDocument = 2 * 1024 * 1024;
const betweenBreaths = 32;

async function readText(root: string, path: string): Promise<string | undefined> {
  const file = join(root, path);
  try {
    return (await stat(file)).size > largestDocument ? undefined : await readFile(file, 'utf8');
  } catch {
    return undefined; // gone, or not ours to read: it tells nothing
  }
}

export function createFolder(root: string): Folder {
  const files = new Map<string, FileFacts>();
  /** Made when it is asked for: a map that was handed out never changes. */
  let current: WorkspaceFacts | undefined;
  let settings = noSettingsFiles;
  let hasRead = false;
  const whole = Promise.withResolvers<void>();

  const set = (path: string, facts: FileFacts | undefined): boolean => {
    if (isDeepStrictEqual(files.get(path), facts)) return false;
    if (facts === undefined) files.delete(path);
    else files.set(path, facts);
    current = undefined;
    return true;
  };
  const facts = (): WorkspaceFacts => {
    current ??= { files: new Map(files), known: [] };
    return current;
  };
  const reread = async (path: string): Promise<boolean> => {
    const text = await readText(root, path);
    if (isSettingsFile(path)) {
      settings = withSettingsFile(settings, path, text);
      return true;
    }
    return set(path, text === undefined ? undefined : factsOf(analyze(text, { fileName: path }), path));
  };
  return {
    facts,
    isRead: () => hasRead,
    whenRead: () => whole.promise,
    settingsOf: (path) => settingsOf(settings, path),
    isLeftOut: (path) => isLeftOut(settings, path),
    neighboursOf: (path) => neighboursOf(facts(), settings, path),
    typed: (facts) => set(facts.path, facts),
    reread,
    async read() {
      try {
        const { candidates } = await findCandidates(['.'], { cwd: root, signal: new AbortController().signal });
        for (const [at, { file }] of candidates.entries()) {
          if (at % betweenBreaths === betweenBreaths - 1) await setImmediate(); // requests come first
          const path = file.replaceAll('\\', '/');
          if (!files.has(path)) await reread(path);
        }
        hasRead = true;
        settings = { ...settings, above: await settingsAbove(root) };
      } finally {
        whole.resolve(); // what was read has to do
      }
    },
  };
}
