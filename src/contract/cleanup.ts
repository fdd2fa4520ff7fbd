import { z } from 'zod';
import { accountTarget } from './account-target.ts';
import { call, stream } from './kernel.ts';

/** What was looked at to find out whether something is still referred to, and what came of it. */
export interface Check {
  /** As “launch templates”. */
  readonly what: string;
  readonly outcome: 'clear' | 'refers' | 'unchecked';
  /** What was found, or why it could not be looked at. */
  readonly detail: string;
}

/** Something that Image Builder made. */
export interface CleanupItem {
  /** The ARN of an image, the id of an AMI or of a snapshot. */
  readonly id: string;
  readonly kind: 'image' | 'ami' | 'snapshot';
  readonly name: string;
  readonly created: string;
  /** How it is known that Image Builder made it. */
  readonly madeBy: string;
  readonly checks: readonly Check[];
  /** Nothing refers to it, as far as was checked. */
  readonly unreferenced: boolean;
  /** Snapshots that would go with it, or, of a snapshot, itself. */
  readonly snapshots: readonly { readonly id: string; readonly sizeGiB: number }[];
}

export interface CleanupReport {
  readonly at: string;
  readonly items: readonly CleanupItem[];
  /** What holds for all of them: what was not checked at all. */
  readonly notes: readonly string[];
  /** US dollars for a GiB of snapshot and month; undefined: not known for the Region. */
  readonly price: { readonly perGiBMonth: number | undefined; readonly date: string; readonly source: string };
}

/** One call of a deletion plan. */
export interface CleanupStep {
  readonly kind: CleanupItem['kind'];
  readonly id: string;
  readonly name: string;
  readonly does: string;
}

export interface CleanupProgress extends CleanupStep {
  readonly outcome: 'done' | 'gone' | 'kept' | 'failed';
  /** Why it was kept, or what failed. */
  readonly detail: string;
}

const ids = z.array(z.string().max(1024)).min(1).max(5000);

export const cleanup = {
  /** Looks through the account; changes nothing. */
  report: call(accountTarget).returns<CleanupReport>(),
  /** In which order the chosen ones go; what would be left without a use by that goes along. */
  plan: call(accountTarget.extend({ ids })).returns<readonly CleanupStep[]>(),
  /** Carries the plan out, one call after the other; each is checked again before. A plan that was cut off can be carried out again. */
  run: stream(accountTarget.extend({ ids })).of<CleanupProgress>(),
} as const;
