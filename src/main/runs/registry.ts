import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  AppError,
  type LogLine,
  type RunListEvent,
  type RunRecord,
  type RunSummary,
  type RunsFound,
  type RunsWanted,
} from '../../contract/index.ts';
import { isAlive } from '../files/is-alive.ts';
import { createTopic } from '../topic.ts';
import { findRuns } from './find-runs.ts';
import { leftOf, writeRun } from './left-runs.ts';
import { liveRun, type RunEntry, type RunWriter } from './live-run.ts';
import { type RunReader, reading } from './read-run.ts';
import { outdated, type Retention, usualRetention } from './retention.ts';
import { readRun, removeRun, type StoredRun, sizeOfRun } from './run-files.ts';
import { openIndex } from './run-index.ts';
import { isFinished, summaryOf } from './run-state.ts';

export type NewRun = Pick<RunRecord, 'origin' | 'file' | 'root' | 'title'> &
  Partial<Pick<RunRecord, 'stage' | 'notes' | 'connection' | 'imageArn' | 'plan'>>;

/** Every run that this machine remembers: what runs now, and what ran before. */
export interface RunRegistry extends RunReader {
  /** Begins a run; `cancel` is called when the user asks for it. */
  begin(run: NewRun, cancel: () => void): RunWriter;
  /** Takes an unfinished build of an earlier process up again, where that left it. */
  resume(runId: string, cancel: () => void): RunWriter;
  /** The records of the runs that this process has open: what it began, what was under way, what somebody looked at. */
  all(): readonly RunRecord[];
  /** What is known of every run without its record, the newest first. */
  summaries(): readonly RunSummary[];
  record(runId: string): Promise<RunRecord>;
  /** Builds that were under way when their process ended, and that nobody has resumed. */
  orphans(): readonly RunRecord[];
  find(wanted: RunsWanted): RunsFound;
  list(signal: AbortSignal): AsyncIterable<RunListEvent>;
  cancel(runId: string): void;
  remove(runIds: readonly string[]): Promise<void>;
  removeOlder(before: string): Promise<number>;
  /** Takes in a run that another Kiln told; it can be read, and nothing more. */
  adopt(run: Omit<RunRecord, 'id'>, portions: AsyncIterable<readonly LogLine[]>): Promise<string>;
  /** Writes down what is still to be written. */
  close(): void;
}

export interface RegistryOptions {
  /** Holds one folder a run. */
  readonly folder: string;
  readonly retention?: Retention;
  now(): Date;
  report(error: unknown): void;
}

/** Runs that a list shows before somebody asks for more. */
const listed = 200;

/** Opens the runs of a data folder. Rehearsals that died with their process are marked so; builds go on in their account and wait for `resume`. */
export async function openRuns({ folder, retention = usualRetention, now, report }: RegistryOptions): Promise<RunRegistry> {
  const index = await openIndex(folder, report);
  const entries = new Map<string, RunEntry>();
  const orphans = new Set<string>();
  const changes = createTopic<RunListEvent>();
  const folderOf = (id: string) => join(folder, id);

  const indexed = (run: RunSummary) => {
    index.put({ run, bytes: index.get(run.id)?.bytes ?? 0 });
    if (isFinished(run.state)) void sizeOfRun(folderOf(run.id)).then((bytes) => index.get(run.id) && index.put({ run, bytes }));
  };
  const add = (stored: Pick<StoredRun, 'run' | 'logLength'>) => {
    const onSummary = (run: RunSummary) => {
      indexed(run);
      changes.publish({ type: 'run', run });
    };
    const entry = liveRun(folderOf(stored.run.id), { ...stored, onSummary, now, report });
    entries.set(stored.run.id, entry);
    return entry;
  };
  const forget = async (ids: readonly string[]) => {
    for (const id of ids) {
      entries.get(id)?.forget();
      entries.delete(id);
      orphans.delete(id);
      index.remove(id);
    }
    if (ids.length > 0) changes.publish({ type: 'removed', ids });
    await Promise.all(ids.map((id) => removeRun(folderOf(id))));
  };

  const takeUp = async (stored: StoredRun) => {
    if (isAlive(stored.pid)) return void add(stored);
    const { isOrphan, ...left } = await leftOf(folderOf(stored.run.id), stored, { now, report });
    const entry = add(left);
    if (isOrphan) orphans.add(left.run.id);
    entry.save();
    indexed(summaryOf(left.run));
  };
  await forget(outdated(index.all(), retention));
  const unfinished = index.all().filter(({ run }) => !isFinished(run.state));
  for (const { run } of unfinished.toReversed()) await readRun(folderOf(run.id)).then(takeUp, report);

  const required = async (runId: string): Promise<RunEntry> => {
    const open = entries.get(runId);
    if (open) return open;
    if (!index.get(runId)) throw unknown();
    const stored = await readRun(folderOf(runId));
    return entries.get(runId) ?? add(stored);
  };
  const summaries = () => index.all().map(({ run }) => run);

  return {
    begin(init, cancel) {
      const id = randomUUID();
      const startedAt = now().toISOString();
      const run: RunRecord = { notes: [], ...init, id, state: 'queued', startedAt, steps: [], changes: [], artifacts: [] };
      const entry = add({ run, logLength: 0 });
      entry.save();
      indexed(summaryOf(run));
      changes.publish({ type: 'run', run: summaryOf(run) });
      return entry.write(cancel);
    },
    resume(runId, cancel) {
      const entry = entries.get(runId);
      if (!entry) throw unknown();
      orphans.delete(runId);
      return entry.write(cancel);
    },
    all: () => [...entries.values()].map(({ run }) => run()).sort((a, b) => b.startedAt.localeCompare(a.startedAt)),
    summaries,
    record: async (runId) => (await required(runId)).run(),
    orphans: () => [...orphans].flatMap((id) => entries.get(id)?.run() ?? []),
    find: (wanted) => findRuns(summaries(), wanted),
    async *list(signal) {
      const later = changes.subscribe(signal);
      const all = summaries();
      yield { type: 'snapshot', runs: all.filter(({ state }, at) => at < listed || !isFinished(state)), total: all.length };
      yield* later;
    },
    ...reading(required),
    cancel(runId) {
      const state = index.get(runId)?.run.state;
      if (state === undefined) throw unknown();
      if (!isFinished(state)) entries.get(runId)?.cancel();
    },
    remove: (runIds) => forget(runIds.filter((id) => index.get(id))),
    async removeOlder(before) {
      const old = summaries().filter(({ state, startedAt }) => isFinished(state) && startedAt < before);
      await forget(old.map(({ id }) => id));
      return old.length;
    },
    async adopt(told, portions) {
      const id = randomUUID();
      const run: RunRecord = { ...told, id, imported: true };
      await writeRun(folderOf(id), { run, portions, report });
      indexed(summaryOf(run));
      changes.publish({ type: 'run', run: summaryOf(run) });
      return id;
    },
    close() {
      for (const entry of entries.values()) entry.close();
      changes.close();
    },
  };
}

const unknown = () => new AppError('not-found', 'This run is not known here any more.');
