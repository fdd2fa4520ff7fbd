import { z } from 'zod';
import type { PositionRange } from '../documents/index.ts';
import { imageTarget } from './account-target.ts';
import { call, stream } from './kernel.ts';

export type RunOrigin = 'rehearsal' | 'local-build' | 'aws-build';
/** `gone`: the account says that the image was deleted; how its build ended is not known any more. */
export type RunState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'gone';
export type StepState = 'pending' | 'running' | 'succeeded' | 'failed' | 'timedOut' | 'skipped' | 'ignoredFailure' | 'cancelled';

/** Where a step stands in the user's files; `path` is relative to the workspace's root. */
export interface SourceLocation {
  readonly path: string;
  /** No file of the workspace is this document: it lies in the account, as a component of this ARN. */
  readonly arn?: string;
  readonly range: PositionRange;
}

export interface RunStep {
  /** Unique in the run. */
  readonly id: string;
  /** Builds: PENDING, BUILDING, TESTING, … Rehearsals: 'Rehearsal'. */
  readonly stage: string;
  /** The component's name, where a run has several documents. */
  readonly component?: string;
  readonly phase?: string;
  readonly name: string;
  readonly action?: string;
  readonly state: StepState;
  /** A workflow's step that goes on when somebody says so. */
  readonly waiting?: boolean;
  readonly attempt: number;
  readonly startedAt?: string;
  readonly durationMs?: number;
  readonly exitCode?: number | null;
  readonly message?: string;
  readonly inputs?: unknown;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly fidelity?: { readonly level: 'exact' | 'emulated' | 'skipped'; readonly reason?: string };
  readonly source?: SourceLocation;
}

/** A known way to fail that fits what was said. */
export interface FailureCause {
  /** Its name in the catalogue of failures. */
  readonly id: string;
  /** In a few words. */
  readonly title: string;
  /** Why that happens, in a sentence. */
  readonly explanation: string;
  /** The text that shows it. */
  readonly evidence: string;
  readonly confidence: 'certain' | 'likely' | 'possible';
  /** A page that tells more. */
  readonly page?: string;
}

export interface RunFailure {
  readonly component?: string;
  readonly phase?: string;
  readonly step?: string;
  readonly action?: string;
  readonly message: string;
  /** The last lines of the log that matter. */
  readonly lines: readonly string[];
  readonly source?: SourceLocation;
  /** What to do next, in a sentence. */
  readonly advice: string;
  /** Why that is likely; undefined when nothing of the catalogue fits. */
  readonly cause?: FailureCause;
}

export interface RunFileChange {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'other';
  readonly size: number;
}

export interface RunArtifact {
  readonly type: 'oci-archive' | 'layer' | 'manifest' | 'ami' | 'container';
  /** A path on this machine, or an AMI id or image URI. */
  readonly path: string;
  /** Where an AMI or a container image lies. */
  readonly region?: string;
  readonly account?: string;
  readonly name?: string;
}

export interface RunSummary {
  readonly id: string;
  readonly origin: RunOrigin;
  /** The file that was rehearsed or built, relative to the workspace. */
  readonly file: string;
  readonly root: string;
  readonly title: string;
  readonly state: RunState;
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** Builds: the connection and the Region that they went to; undefined for builds of before there were several. */
  readonly connection?: { readonly id: string; readonly region: string };
  readonly imageArn?: string;
  /** Of a failed run: the step that failed and why, in short. */
  readonly failed?: string;
  /** Steps that wait for somebody's word. */
  readonly waiting?: number;
  /** It was opened from a file: it can be read, and nothing more. */
  readonly imported?: boolean;
}

export interface RunRecord extends RunSummary {
  readonly notes: readonly string[];
  /** Builds: the plan that starts the image; by its journal a build is found again whose ARN was not noted. */
  readonly plan?: string;
  /** Builds: the image's state as AWS names it; rehearsals: undefined. */
  readonly stage?: string;
  /** When the image came into its states, as far as we saw it; the order is that of their times. */
  readonly stages?: Readonly<Record<string, string>>;
  /** Why the account cannot be asked at the moment; the build goes on all the same. */
  readonly trouble?: string | null;
  /** What stages and steps took in earlier builds of the same kind, in milliseconds, by `usualKey`. */
  readonly usual?: Readonly<Record<string, number>>;
  /** The account can take the build up again where it failed. */
  readonly retryable?: boolean;
  readonly steps: readonly RunStep[];
  readonly failure?: RunFailure;
  readonly changes: readonly RunFileChange[];
  readonly artifacts: readonly RunArtifact[];
}

export interface LogLine {
  /** Position in the log, from 0. */
  readonly index: number;
  readonly time: string;
  readonly stream: 'stdout' | 'stderr' | 'system';
  readonly stepId?: string;
  /** Not from the log of the run itself: Kiln's own words, or the log that Image Builder keeps in S3. */
  readonly from?: 'kiln' | 's3';
  readonly text: string;
}

/**
 * A run's story. `snapshot` comes first and tells how it stands, with the end of the log; the rest are deltas. A window holds parts of
 * a log, and asks for others by the numbers of their lines: `lines` are the last ones of what came, `logLength` counts them all.
 */
export type RunEvent =
  | { readonly type: 'snapshot'; readonly run: RunRecord; readonly log: readonly LogLine[]; readonly logLength: number }
  | { readonly type: 'updated'; readonly run: Partial<Omit<RunRecord, 'id' | 'steps'>> }
  | { readonly type: 'step'; readonly step: RunStep }
  | { readonly type: 'log'; readonly lines: readonly LogLine[]; readonly logLength: number };

/** `total`: how many runs there are; the list holds the newest of them and all that are under way. */
export type RunListEvent =
  | { readonly type: 'snapshot'; readonly runs: readonly RunSummary[]; readonly total: number }
  | { readonly type: 'run'; readonly run: RunSummary }
  | { readonly type: 'removed'; readonly ids: readonly string[] };

export interface RunsFound {
  /** How many there are in all. */
  readonly total: number;
  readonly runs: readonly RunSummary[];
}

/** Places in a log, from the first line to before the second. */
export interface LogMatches {
  readonly ranges: readonly (readonly [number, number])[];
  /** How many lines were looked at. */
  readonly seen: number;
}

/**
 * How a `step` event changes a run's steps, on both sides: a known step is replaced where it stands; a new one comes after the last that
 * began no later, so that steps heard of late still lie in the order in which they ran. One that has not begun comes last.
 */
export function withStep(steps: readonly RunStep[], step: RunStep): readonly RunStep[] {
  const at = steps.findIndex(({ id }) => id === step.id);
  if (at !== -1) return steps.with(at, step);
  const { startedAt } = step;
  if (startedAt === undefined) return [...steps, step];
  // A step of the workflow begins before what runs in it, also within one millisecond.
  const leads = step.component === undefined;
  const isBefore = (other: RunStep) =>
    other.startedAt !== undefined &&
    (other.startedAt < startedAt || (other.startedAt === startedAt && !(leads && other.component !== undefined)));
  const before = steps.findLastIndex(isBefore);
  return steps.toSpliced(before + 1, 0, step);
}

/** By what a stage, or a step of one, is known in `usual`. */
export const usualKey = ({
  stage,
  component,
  phase,
  name,
}: Pick<RunStep, 'stage' | 'component' | 'phase'> & { readonly name?: string }): string =>
  [stage, component, phase, name].filter(Boolean).join('/');

/** Lines that one answer holds at most. */
export const mostLogLines = 4096;

const states = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'gone'] as const satisfies readonly RunState[];
const origins = ['rehearsal', 'local-build', 'aws-build'] as const satisfies readonly RunOrigin[];
const runId = z.string().max(128);
const lineNumber = z.number().int().min(0);
const time = z.string().max(32);

/** Characters of a file that a window hands over; a larger one is opened by the command line. */
const largestOpened = 28 * 1024 * 1024;

const wanted = z.object({
  /** Words that stand in the title, the file, the failure, the image …, all of them. */
  text: z.string().max(256).optional(),
  states: z.array(z.enum(states)).optional(),
  origins: z.array(z.enum(origins)).optional(),
  /** The id of a connection. */
  connection: z.string().max(128).optional(),
  /** Began at this time or later, and before that one (ISO 8601). */
  since: time.optional(),
  until: time.optional(),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(100),
});

export type RunsWanted = z.infer<typeof wanted>;

export const runs = {
  list: stream(z.object({})).of<RunListEvent>(),
  find: call(wanted).returns<RunsFound>(),
  /** The snapshot's log starts no earlier than `after`. */
  watch: stream(z.object({ runId, after: lineNumber.default(0) })).of<RunEvent>(),
  /** Lines `from` (inclusive) to `to` (exclusive), `mostLogLines` at most. */
  log: call(z.object({ runId, from: lineNumber, to: lineNumber })).returns<readonly LogLine[]>(),
  /** Where lines of a step, or with a text, stand; goes on as the log grows. */
  searchLog: stream(z.object({ runId, text: z.string().max(256).default(''), stepId: z.string().max(512).optional() })).of<LogMatches>(),
  cancel: call(z.object({ runId })).returns<void>(),
  /** Watches a build that somebody else started, and gives it a place in the history; one that is watched already is not watched twice. */
  watchImage: call(imageTarget).returns<{ runId: string }>(),
  /** Lets the account take a failed build up again where it failed; gives the run in which that is watched. */
  retry: call(z.object({ runId })).returns<{ runId: string }>(),
  /** Answers a workflow's step that waits. */
  answerStep: call(
    z.object({ runId, stepId: z.string().max(512), action: z.enum(['RESUME', 'STOP']), reason: z.string().max(500).default('') }),
  ).returns<void>(),
  /** A run as one file, in pieces (base64), without secrets and paths of this computer. */
  export: stream(z.object({ runId })).of<{ readonly data: string }>(),
  /** Takes in a run that was exported elsewhere; it can be read, and nothing more. */
  open: call(z.object({ data: z.base64().max(largestOpened) })).returns<{ runId: string }>(),
  /** The same, of a file in a workspace. */
  openFile: call(z.object({ root: z.string().max(4096), path: z.string().max(4096) })).returns<{ runId: string }>(),
  /** Forgets runs and their logs. One that is under way is watched no more; what it builds builds on. */
  remove: call(z.object({ runIds: z.array(runId).max(10_000) })).returns<void>(),
  /** Forgets finished runs that began before a time; says how many. */
  removeOlder: call(z.object({ before: time })).returns<{ removed: number }>(),
} as const;
