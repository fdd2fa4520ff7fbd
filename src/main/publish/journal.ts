import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, type PlanPlace, type PublishPhase, type PublishProgress, type StepProgress } from '../../contract/index.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { PreparedPublish } from './plan-publish.ts';
import { type FileEdit, imageKey, type Step } from './step.ts';

/** A step with what has become of it. */
export interface JournalStep extends Step {
  readonly state: StepProgress;
  /** Written before the call: after a crash the same call is made with the same token. */
  readonly attempt?: { readonly token: string; readonly at: string };
  /** The ARN of what was made, with its build. */
  readonly made?: string;
  /** It was there when its turn came: not ours, so undoing leaves it. */
  readonly adopted?: boolean;
  /** Its call was made, and no answer came: whether it made something is not known. */
  readonly unanswered?: boolean;
  /** Edits of files that were carried out. */
  readonly edited?: readonly FileEdit[];
  readonly message?: string;
}

/** All that carrying a plan out takes, and how far it has come: enough to go on, or back, after a crash. */
export interface Journal {
  readonly format: 1;
  readonly id: string;
  readonly root: string;
  readonly place: PlanPlace;
  readonly startedAt: string;
  readonly pid: number;
  readonly phase: PublishPhase;
  /** The files of the plan and their versions as they were. */
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly JournalStep[];
  /** What is built at the end: the file, or the ARN. */
  readonly build?: string;
  readonly notices: readonly string[];
  readonly error?: string;
  readonly stale?: boolean;
}

export function journalOf({ plan, steps, files, build }: PreparedPublish, startedAt: string): Journal {
  return {
    ...(build === undefined ? {} : { build }),
    ...{ format: 1, id: plan.id, root: plan.root, place: plan.place, startedAt, pid: process.pid, phase: 'running', files },
    ...{ steps: steps.map((step) => ({ ...step, state: 'waiting' as const })), notices: [] },
  };
}

export function progressOf({ id, phase, place, root, startedAt, steps, notices, error, stale }: Journal): PublishProgress {
  return {
    ...{ id, phase, place, root, startedAt, notices },
    ...(error === undefined ? {} : { error }),
    ...(stale ? { stale } : {}),
    steps: steps.map(({ key, action, kind, name, version, state, made, message }) => ({
      ...{ key, action, kind, name, state },
      ...(version === undefined ? {} : { version }),
      ...(made === undefined ? {} : { arn: made }),
      ...(message === undefined ? {} : { message }),
    })),
  };
}

/** What every journal of a plan says of itself, whatever the plan is about. */
export interface StoredJournal {
  readonly format: 1;
  readonly id: string;
  readonly startedAt: string;
  readonly phase: PublishPhase;
}

export interface Journals<Kind extends StoredJournal = Journal> {
  save(journal: Kind): Promise<void>;
  read(id: string): Promise<Kind | undefined>;
  /** The newest first. */
  all(): Promise<Kind[]>;
  remove(id: string): Promise<void>;
}

/** Finished plans that can still be undone. */
const keptJournals = 50;

/** One file a plan below a folder; each write is on the disk before it is told. */
export function openJournals<Kind extends StoredJournal = Journal>(folder: string, report: (error: unknown) => void): Journals<Kind> {
  const pathOf = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new AppError('not-found', 'There is no such plan.');
    return join(folder, `${id}.json`);
  };
  const readFrom = async (path: string): Promise<Kind | undefined> => {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      const journal = JSON.parse(text) as Kind;
      if (journal.format !== 1) throw new Error(`${path} was written by another version of Kiln`);
      return journal;
    } catch (error) {
      report(error);
      await rename(path, `${path}.unreadable`); // kept for whoever wants to know what it said
      return undefined;
    }
  };
  const all = async () => {
    await mkdir(folder, { recursive: true });
    const names = (await readdir(folder)).filter((name) => /^[0-9a-f-]{36}\.json$/.test(name));
    const journals = await Promise.all(names.map((name) => readFrom(join(folder, name))));
    return journals.filter((journal) => journal !== undefined).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  };
  return {
    save: (journal) => writeAtomically(pathOf(journal.id), `${JSON.stringify(journal, null, 2)}\n`, 0o600),
    read: (id) => readFrom(pathOf(id)),
    async all() {
      const journals = await all();
      const finished = journals.filter(({ phase }) => phase === 'done' || phase === 'undone');
      await Promise.all(finished.slice(keptJournals).map(({ id }) => rm(pathOf(id), { force: true })));
      return journals;
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

/** The build version that a plan has started. */
export const imageOf = ({ steps }: Pick<Journal, 'steps'>): string | undefined => steps.find(({ key }) => key === imageKey)?.made;

/** Whether the image of a plan is being built, or may be. */
export const mayBuild = ({ steps }: Pick<Journal, 'steps'>): boolean => steps.some((step) => step.key === imageKey && hasBegun(step));

/** Whether something of a plan is in the account, or may be. */
export const hasBegun = ({ state, attempt, unanswered }: JournalStep): boolean =>
  state === 'done' || (attempt !== undefined && (state === 'running' || (state === 'failed' && unanswered === true)));
