import type { AppStream } from '../../aws/clients.ts';
import { checkPlace } from '../../publish/conflicts.ts';
import type { Journals } from '../../publish/journal.ts';
import type { Patience } from '../../publish/patience.ts';
import type { ImageJournal, ImageJournalStep } from './image-journal.ts';
import type { AccountIn } from './plan-image.ts';

export interface ImageWorkDeps {
  /** The account of the plan; asked anew, for its endpoint may be served by somebody else by now. */
  readonly aws: AccountIn;
  readonly journals: Journals<ImageJournal>;
  /** Ends the work between two steps. */
  readonly signal: AbortSignal;
  /** Told after each change, once it is on the disk. */
  onChange(journal: ImageJournal): void;
  readonly wait?: Patience['wait'];
}

/** A journal that is being worked at: every change is on the disk before what follows from it is done. */
export interface ImageWork {
  readonly deps: ImageWorkDeps;
  readonly api: AppStream;
  readonly patience: Patience;
  journal(): ImageJournal;
  change(patch: Partial<ImageJournal>): Promise<void>;
  step(key: string, patch: Partial<Pick<ImageJournalStep, 'state' | 'tried' | 'adopted' | 'message'>>): Promise<void>;
}

/** Opens the account of a journal; fails where its connection leads elsewhere by now. */
export async function beginImageWork(deps: ImageWorkDeps, opened: ImageJournal): Promise<ImageWork> {
  const { error: _error, stale: _stale, ...fresh } = opened;
  let current: ImageJournal = fresh;
  const change = async (patch: Partial<ImageJournal>) => {
    current = { ...current, ...patch };
    await deps.journals.save(current);
    deps.onChange(current);
  };
  const tell = (sentence: string) => {
    // Told at once and written with the next change: nothing follows from it.
    current = { ...current, notices: [...current.notices, sentence] };
    deps.onChange(current);
  };
  const aws = await deps.aws();
  checkPlace(aws, opened.place);
  const work: ImageWork = {
    deps,
    api: await aws.appstream(),
    patience: { signal: deps.signal, tell, ...(deps.wait ? { wait: deps.wait } : {}) },
    journal: () => current,
    change,
    step: (key, patch) => change({ steps: current.steps.map((step) => (step.key === key ? { ...step, ...patch } : step)) }),
  };
  await change({ phase: 'running', pid: process.pid });
  return work;
}
