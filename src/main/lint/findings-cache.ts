import { readFileSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../documents/index.ts';
import { writeAtomically } from '../files/write-atomically.ts';

/** Where findings are kept, and which linter found them. */
export interface CachePlace {
  readonly folder: string;
  /** Differs between any two linters that could find different things. */
  readonly linter: string;
}

/** What is worth keeping of one text. */
export interface CacheEntry {
  /** The workspace's root. */
  readonly root: string;
  readonly key: string;
  readonly findings: readonly Diagnostic[];
}

/**
 * What was found before, by all that it depends on: a key is a hash of content, name and settings, and what another linter wrote does not
 * count. What cannot be read, or was changed by anything but us, counts as empty.
 */
export interface FindingsCache {
  get(root: string, key: string): readonly Diagnostic[] | undefined;
  add(entry: CacheEntry): void;
  /** What was added since this was last asked. */
  takeAdded(): readonly CacheEntry[];
  /** Writes the files that have something new; where that cannot be, the next run finds everything anew. */
  save(): Promise<void>;
}

/** Entries of one workspace, and workspaces; the oldest give way. */
const MOST_ENTRIES = 5000;
const MOST_FILES = 100;

type Entries = Map<string, readonly Diagnostic[]>;

export function createFindingsCache({ folder, linter }: CachePlace): FindingsCache {
  const byRoot = new Map<string, Entries>();
  const changed = new Set<string>();
  let added: CacheEntry[] = [];

  const entriesOf = (root: string): Entries => {
    const known = byRoot.get(root) ?? readEntries(fileOf(folder, root), linter);
    byRoot.set(root, known);
    return known;
  };
  return {
    get: (root, key) => entriesOf(root).get(key),
    add(entry) {
      entriesOf(entry.root).set(entry.key, entry.findings);
      changed.add(entry.root);
      added.push(entry);
    },
    takeAdded() {
      const taken = added;
      added = [];
      return taken;
    },
    async save() {
      for (const root of changed) {
        const entries = [...entriesOf(root)].slice(-MOST_ENTRIES);
        const body = JSON.stringify({ linter, entries });
        await writeAtomically(fileOf(folder, root), `${hashOf(body)}\n${body}`).catch(() => undefined);
      }
      if (changed.size > 0) await removeOldest(folder);
      changed.clear();
    },
  };
}

/** A key of whatever the findings depend on. */
export function cacheKey(...parts: readonly string[]): string {
  return hashOf(JSON.stringify(parts));
}

function fileOf(folder: string, root: string): string {
  return join(folder, `${hashOf(root)}.json`);
}

/** The first line is the hash of the rest, so a file that was cut off or changed is not believed. */
function readEntries(file: string, linter: string): Entries {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== hashOf(body)) return new Map();
    const read = JSON.parse(body) as { readonly linter: string; readonly entries: readonly [string, readonly Diagnostic[]][] };
    return read.linter === linter ? new Map(read.entries) : new Map();
  } catch {
    return new Map(); // there is none yet, or it is not ours to read: everything is found anew
  }
}

/** Workspaces come and go; without this their files would stay for ever. Another run may remove the same ones, or be quicker. */
async function removeOldest(folder: string): Promise<void> {
  const files = (await readdir(folder).catch(() => [])).map((name) => join(folder, name));
  if (files.length <= MOST_FILES) return;
  const times = new Map(files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0]));
  const oldest = files.toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0)).slice(0, files.length - MOST_FILES);
  await Promise.all(oldest.map((file) => rm(file, { force: true })));
}

function hashOf(text: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto'); // not at the start, which it makes a tenth longer
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}
