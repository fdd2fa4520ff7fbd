import type { Aws, Imagebuilder } from '../aws/clients.ts';
import type { Journal, JournalStep, Journals } from './journal.ts';
import { type Fields, withoutBuild } from './kinds/kind.ts';
import type { Patience } from './patience.ts';
import { withValue } from './request-body.ts';
import type { FileEdit } from './step.ts';

/** What carrying out or undoing a plan needs. */
export interface WorkDeps {
  /** The account of the plan; asked anew, for its endpoint may be served by somebody else by now. */
  aws(): Promise<Aws>;
  readonly journals: Journals;
  /** Ends the work between two steps. */
  readonly signal: AbortSignal;
  /** Told after each change, once it is on the disk. */
  onChange(journal: Journal): void;
  /** Says in a sentence why a file was left as it is. */
  edit(root: string, edit: FileEdit): Promise<string | undefined>;
  now(): Date;
  readonly wait?: Patience['wait'];
}

/** A journal that is being worked at: every change is on the disk before what follows from it is done. */
export interface Work {
  readonly deps: WorkDeps;
  readonly api: Imagebuilder;
  readonly patience: Patience;
  journal(): Journal;
  change(patch: Partial<Journal>): Promise<void>;
  step(index: number, patch: Partial<JournalStep>): Promise<void>;
}

export async function beginWork(deps: WorkDeps, opened: Journal): Promise<Work> {
  let current = opened;
  const change = async (patch: Partial<Journal>) => {
    current = { ...current, ...patch };
    await deps.journals.save(current);
    deps.onChange(current);
  };
  const tell = (sentence: string) => {
    // Told at once and written with the next change: nothing follows from it.
    current = { ...current, notices: [...current.notices, sentence] };
    deps.onChange(current);
  };
  const api = await (await deps.aws()).imagebuilder();
  return {
    deps,
    api,
    patience: { signal: deps.signal, tell, ...(deps.wait ? { wait: deps.wait } : {}) },
    journal: () => current,
    change,
    step: (index, patch) => change({ steps: current.steps.map((step, at) => (at === index ? { ...step, ...patch } : step)) }),
  };
}

/** The request of a step, with the ARNs of what the steps before it made. */
export function resolvedBody({ steps }: Pick<Journal, 'steps'>, { body, links }: JournalStep): Fields {
  return links.reduce((filled, { keys, pinned, step }) => {
    const made = steps.find(({ key }) => key === step)?.made;
    return made === undefined ? filled : withValue(filled, keys, pinned ? made : withoutBuild(made));
  }, body);
}
