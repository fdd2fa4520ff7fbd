import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AppError, type RunEvent, type RunListEvent, type RunRecord } from '../../contract/index.ts';
import { createTopic } from '../topic.ts';
import { liveRun, type RunEntry, type RunWriter } from './live-run.ts';
import { countLog, readLog, readRuns, removeRun, type StoredRun } from './run-files.ts';
import { interrupted, isFinished, summaryOf } from './run-state.ts';

export type NewRun = Pick<RunRecord, 'origin' | 'file' | 'root' | 'title'> & Partial<Pick<RunRecord, 'stage' | 'notes' | 'connection'>>;

/** Every run that this machine remembers: what runs now, and what ran before. */
export interface RunRegistry {
  /** Begins a run; `cancel` is called when the user asks for it. */
  begin(run: NewRun, cancel: () => void): RunWriter;
  /** Takes an unfinished build of an earlier process up again; its steps and log are told anew from the account. */
  resume(runId: string, cancel: () => void): RunWriter;
  all(): readonly RunRecord[];
  /** Builds that were under way when their process ended, and that nobody has resumed. */
  orphans(): readonly RunRecord[];
  list(signal: AbortSignal): AsyncIterable<RunListEvent>;
  watch(runId: string, options: { readonly after: number; readonly signal: AbortSignal }): AsyncIterable<RunEvent>;
  cancel(runId: string): void;
  /** Writes down what is still to be written. */
  close(): void;
}

export interface RegistryOptions {
  /** Holds one folder a run. */
  readonly folder: string;
  /** How many finished runs are kept. */
  readonly keep?: number;
  now(): Date;
  report(error: unknown): void;
}

/** Runs older than the newest `keep` are forgotten; unfinished ones stay. */
function split(stored: readonly StoredRun[], keep: number): { kept: StoredRun[]; old: StoredRun[] } {
  const byAge = [...stored].sort((a, b) => b.run.startedAt.localeCompare(a.run.startedAt));
  const isOld = ({ run }: StoredRun, index: number) => index >= keep && isFinished(run.state);
  return { kept: byAge.filter((one, index) => !isOld(one, index)), old: byAge.filter(isOld) };
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

/** Opens the runs of a data folder. Rehearsals that died with their process are marked so; builds go on in their account and wait for `resume`. */
export async function openRuns({ folder, keep = 200, now, report }: RegistryOptions): Promise<RunRegistry> {
  const entries = new Map<string, RunEntry>();
  const orphans = new Set<string>();
  const changes = createTopic<RunListEvent>();
  const folderOf = (id: string) => join(folder, id);
  const add = (stored: Pick<StoredRun, 'run' | 'logLength'>) => {
    const entry = liveRun(folderOf(stored.run.id), { ...stored, onSummary: (run) => changes.publish({ type: 'run', run }), now, report });
    entries.set(stored.run.id, entry);
    return entry;
  };

  const { kept, old } = split(await readRuns(folder, report), keep);
  await Promise.all(old.map(({ run }) => removeRun(folderOf(run.id))));
  for (const stored of kept.reverse()) {
    const died = !isFinished(stored.run.state) && !isAlive(stored.pid);
    const lost = died && (stored.run.origin === 'rehearsal' || stored.run.imageArn === undefined);
    if (died && !lost) orphans.add(stored.run.id);
    if (!lost) add(stored);
    else {
      const logLength = await countLog(folderOf(stored.run.id));
      add({ logLength, run: interrupted(stored.run, now().toISOString()) }).save();
    }
  }

  const required = (runId: string): RunEntry => {
    const entry = entries.get(runId);
    if (!entry) throw new AppError('not-found', 'This run is not known here any more.');
    return entry;
  };
  const newestFirst = () => [...entries.values()].map(({ run }) => run()).sort((a, b) => b.startedAt.localeCompare(a.startedAt));

  return {
    begin(init, cancel) {
      const id = randomUUID();
      const run: RunRecord = {
        notes: [],
        ...init,
        id,
        state: 'queued',
        startedAt: now().toISOString(),
        steps: [],
        changes: [],
        artifacts: [],
      };
      const entry = add({ run, logLength: 0 });
      entry.save();
      changes.publish({ type: 'run', run: summaryOf(run) });
      return entry.write(cancel);
    },
    resume(runId, cancel) {
      orphans.delete(runId);
      return required(runId).restart(cancel);
    },
    all: newestFirst,
    orphans: () => [...orphans].map((id) => required(id).run()),
    async *list(signal) {
      const later = changes.subscribe(signal);
      yield { type: 'snapshot', runs: newestFirst().map(summaryOf) };
      yield* later;
    },
    async *watch(runId, { after, signal }) {
      const entry = required(runId);
      const later = entry.events(signal);
      const [run, to] = [entry.run(), entry.logLength()];
      yield { type: 'snapshot', run, log: await readLog(folderOf(runId), { from: after, to }) };
      yield* later;
    },
    cancel: (runId) => required(runId).cancel(),
    close() {
      for (const entry of entries.values()) entry.close();
      changes.close();
    },
  };
}
