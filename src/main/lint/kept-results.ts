import { readFileSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../files/write-atomically.ts';

/** Where results are kept, and which linter had them. */
export interface CachePlace {
  readonly folder: string;
  /** Differs between any two linters that could find different things. */
  readonly linter: string;
}

/** What is kept of one text; `value` is plain data. */
export interface CacheEntry<Value> {
  /** The workspace's root. */
  readonly root: string;
  readonly key: string;
  readonly value: Value;
}

/**
 * Results of earlier runs, by all that they depend on: a key is a hash of content, name and settings, and what another linter wrote does
 * not count. What cannot be read, or was changed by anything but us, is not there.
 */
export interface KeptResults<Value> {
  get(root: string, key: string): Value | undefined;
  add(entry: CacheEntry<Value>): void;
  /** What was added since this was last asked. */
  takeAdded(): readonly CacheEntry<Value>[];
  /** Writes the files that have something new; where that cannot be, the next run finds everything anew. */
  save(): Promise<void>;
}

/** Entries of one workspace, and workspaces; the oldest give way. */
const MOST_ENTRIES = 5000;
const MOST_FILES = 100;

/** By their keys, the line behind each: a hash and the value as JSON, which is read only when it is asked for. */
type Lines = Map<string, string>;

export function createKeptResults<Value>({ folder, linter }: CachePlace): KeptResults<Value> {
  const byRoot = new Map<string, Lines>();
  const changed = new Set<string>();
  let added: CacheEntry<Value>[] = [];

  const linesOf = (root: string): Lines => {
    const known = byRoot.get(root) ?? readLines(fileOf(folder, root), linter);
    byRoot.set(root, known);
    return known;
  };
  return {
    get(root, key) {
      const lines = linesOf(root);
      const line = lines.get(key);
      if (line === undefined) return undefined;
      // To the end, where the young ones are.
      lines.delete(key);
      const value = readValue<Value>(key, line);
      if (value !== undefined) lines.set(key, line);
      return value;
    },
    add(entry) {
      const json = JSON.stringify(entry.value);
      linesOf(entry.root).set(entry.key, `${hashOf(entry.key + json)} ${json}`);
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
        const lines = [...linesOf(root)].slice(-MOST_ENTRIES).map(([key, line]) => `${key} ${line}\n`);
        await writeAtomically(fileOf(folder, root), `${linter}\n${lines.join('')}`).catch(() => undefined);
      }
      if (changed.size > 0) await removeOldest(folder);
      changed.clear();
    },
  };
}

/** A key of whatever a result depends on. */
export function cacheKey(...parts: readonly string[]): string {
  return hashOf(JSON.stringify(parts));
}

function fileOf(folder: string, root: string): string {
  return join(folder, `${hashOf(root)}.jsonl`);
}

/** The first line names the linter; every other one is a key, a hash of the rest and a value. */
function readLines(file: string, linter: string): Lines {
  const lines: Lines = new Map();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return lines; // there is none yet, or it is not ours to read: everything is found anew
  }
  let start = text.indexOf('\n') + 1;
  if (text.slice(0, start) !== `${linter}\n`) return lines;
  for (let end = text.indexOf('\n', start); end !== -1; end = text.indexOf('\n', start)) {
    const space = text.indexOf(' ', start);
    lines.set(text.slice(start, space), text.slice(space + 1, end));
    start = end + 1;
  }
  return lines;
}

/** Undefined for a line that is not as it was written. */
function readValue<Value>(key: string, line: string): Value | undefined {
  const space = line.indexOf(' ');
  const json = line.slice(space + 1);
  return line.slice(0, space) === hashOf(key + json) ? (JSON.parse(json) as Value) : undefined; // the hash says that it is ours
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
