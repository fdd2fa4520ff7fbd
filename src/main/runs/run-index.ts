import { appendFileSync, mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunSummary } from '../../contract/index.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { readRun, sizeOfRun } from './run-files.ts';
import { isFinished, summaryOf } from './run-state.ts';

/** What lists and searches know of a run without its record. */
export interface IndexedRun {
  readonly run: RunSummary;
  /** What its files take, once it is finished. */
  readonly bytes: number;
}

/** All runs of a folder in one file, so that a start reads one file and not one a run. The folder is the truth; the file may lag behind. */
export interface RunIndex {
  get(id: string): IndexedRun | undefined;
  /** The newest first. */
  all(): readonly IndexedRun[];
  put(indexed: IndexedRun): void;
  remove(id: string): void;
}

const fileName = 'index.jsonl';

type Entry = IndexedRun | { readonly removed: string };

async function readEntries(path: string): Promise<{ readonly known: Map<string, IndexedRun>; readonly entries: number }> {
  const known = new Map<string, IndexedRun>();
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((line) => line !== '');
  for (const line of lines) {
    try {
      const entry = JSON.parse(line) as Entry;
      if ('removed' in entry) known.delete(entry.removed);
      else known.set(entry.run.id, entry);
    } catch {
      // A line that a crash cut off: the folder knows better.
    }
  }
  return { known, entries: lines.length };
}

async function folders(folder: string): Promise<Set<string>> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return new Set(found.filter((entry) => entry.isDirectory()).map(({ name }) => name));
}

/** Records that are read at once. */
const together = 50;

/** Opens the index of a folder and mends it by what is there: runs of before there was one, of another process, or that had not finished. */
export async function openIndex(folder: string, report: (error: unknown) => void): Promise<RunIndex> {
  const path = join(folder, fileName);
  const [{ known, entries }, names] = await Promise.all([readEntries(path), folders(folder)]);
  for (const id of known.keys()) if (!names.has(id)) known.delete(id);
  const unread = [...names].filter((name) => !isFinished(known.get(name)?.run.state ?? 'running'));
  const read = async (name: string) => {
    try {
      const { run } = await readRun(join(folder, name));
      known.set(name, { run: summaryOf(run), bytes: await sizeOfRun(join(folder, name)) });
    } catch (error) {
      known.delete(name);
      report(error);
    }
  };
  for (let at = 0; at < unread.length; at += together) await Promise.all(unread.slice(at, at + together).map(read));

  const write = (entry: Entry) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    } catch (error) {
      report(error); // as with the runs themselves: a full disk ends nothing
    }
  };
  const text = () => [...known.values()].map((one) => `${JSON.stringify(one)}\n`).join('');
  if (entries > 2 * known.size + 100 || unread.length > 0) await writeAtomically(path, text(), 0o600).catch(report);

  return {
    get: (id) => known.get(id),
    all: () => [...known.values()].sort((a, b) => b.run.startedAt.localeCompare(a.run.startedAt)),
    put(indexed) {
      known.set(indexed.run.id, indexed);
      write(indexed);
    },
    remove(id) {
      if (known.delete(id)) write({ removed: id });
    },
  };
}
