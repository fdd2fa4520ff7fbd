import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  AppError,
  type LogLine,
  type LogMatches,
  mostLogLines,
  type RunEvent,
  type RunListEvent,
  type RunRecord,
  type RunSummary,
  type RunsFound,
  type RunsWanted,
} from '../../contract/index.ts';
import { createTopic } from '../topic.ts';
import { findRuns } from './find-runs.ts';
import { liveRun, type RunEntry, type RunWriter, toldLines } from './live-run.ts';
import { outdated, type Retention, usualRetention } from './retention.ts';
import { createRunFile, readRun, removeRun, type StoredRun, sizeOfRun } from './run-files.ts';
import { openIndex } from './run-index.ts';
import { interrupted, isFinished, summaryOf } from './run-state.ts';
import { searchLog, type WantedLines } from './search-log.ts';

export type NewRun = Pick<RunRecord, 'origin' | 'file' | 'root' | 'title'> &
  Partial<Pick<RunRecord, 'stage' | 'notes' | 'connection' | 'imageArn' | 'plan'>>;

/** Every run that this machine remembers: what runs now, and what ran before. */
export interface RunRegistry {
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
  watch(runId: string, options: { readonly after: number; readonly signal: AbortSignal }): AsyncIterable<RunEvent>;
  log(runId: string, from: number, to: number): Promise<readonly LogLine[]>;
  /** All of a log, in portions. */
  portions(runId: string): AsyncIterable<readonly LogLine[]>;
  searchLog(runId: string, wanted: WantedLines, signal: AbortSignal): AsyncIterable<LogMatches>;
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

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false; // a number that came round again: this process has only just begun
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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

  /** What a process that died has left of a run: a build is watched on from its last whole line, a rehearsal has ended. */
  const takeUp = async (stored: StoredRun) => {
    const { run, pid } = stored;
    if (isAlive(pid)) return void add(stored);
    const entry = add(stored);
    const [logLength, size] = [await entry.log.length(), await entry.log.size()];
    createRunFile(folderOf(run.id), report).cutLog(size);
    const lost = run.origin === 'rehearsal' || (run.imageArn === undefined && run.plan === undefined);
    const left = add({ logLength, run: lost ? interrupted(run, now().toISOString()) : run });
    if (!lost) orphans.add(run.id);
    left.save();
    indexed(summaryOf(left.run()));
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
    async *watch(runId, { after, signal }) {
      const entry = await required(runId);
      const later = entry.events(signal);
      const [run, logLength] = [entry.run(), entry.logLength()];
      const log = await entry.log.lines(Math.max(after, logLength - toldLines), logLength);
      yield { type: 'snapshot', run, log, logLength };
      yield* later;
    },
    async log(runId, from, to) {
      const entry = await required(runId);
      return entry.log.lines(from, Math.min(to, from + mostLogLines, entry.logLength()));
    },
    async *portions(runId) {
      for await (const { texts } of (await required(runId)).log.portions(0)) yield texts.map((text): LogLine => JSON.parse(text));
    },
    async *searchLog(runId, wanted, signal) {
      const entry = await required(runId);
      const later = entry.events(signal);
      let from = 0;
      const search = async function* () {
        for await (const found of searchLog(entry.log, wanted, { from, signal })) {
          from = found.seen;
          yield found;
        }
      };
      yield* search();
      if (!isFinished(entry.run().state)) for await (const { type } of later) if (type === 'log') yield* search();
    },
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
      const file = createRunFile(folderOf(id), report);
      let logLength = 0;
      try {
        for await (const lines of portions) {
          file.appendLog(lines);
          logLength += lines.length;
        }
      } catch (error) {
        await removeRun(folderOf(id));
        throw error;
      } finally {
        file.close();
      }
      file.save(run, logLength);
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
