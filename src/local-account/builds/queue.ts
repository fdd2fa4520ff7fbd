import { mkdir, rm } from 'node:fs/promises';
import type { Builds } from '../account.ts';
import type { Clock } from '../clock.ts';
import { hasAmisOn } from '../ec2/ami-records.ts';
import type { BuildJob, BuildOutcome, RunBuild } from '../engine/build-job.ts';
import { interruptExecutions } from '../store/executions.ts';
import { type ImageRow, imagesIn, setImageOutput } from '../store/images.ts';
import type { Store } from '../store/store.ts';
import { type JournalLinks, type JournalPlace, openJournal, transition } from './journal.ts';
import { outputOf, reasonOf } from './outcome.ts';
import { openWaitingSteps } from './waiting-steps.ts';

export interface QueueOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly runBuild: RunBuild;
  /** How many builds run at once. */
  readonly concurrentBuilds: number;
  readonly onBug: (error: unknown) => void;
  /** What builds have to do with the account. */
  readonly links: Omit<JournalLinks, 'waitingSteps'>;
}

export interface BuildQueue extends Builds {
  /** Ends what runs, waits for its end, and starts nothing more; what waits stays for the next process. */
  close(): Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

/** Builds the images that wait, in the order of their creation. The queue itself is the store: an image that is PENDING waits. */
export function openQueue(options: QueueOptions): BuildQueue {
  const running = new Map<string, Running>();
  const waitingSteps = openWaitingSteps(options.store);
  /** Each image gets one chance a process: one that could not even be marked as begun (a full disk) must not be begun for ever. */
  const begun = new Set<string>();
  let closed = false;

  const fill = () => {
    if (closed || running.size >= options.concurrentBuilds) return;
    const waiting = imagesIn(options.store, ['PENDING']).filter(({ arn }) => !begun.has(arn));
    for (const image of waiting.slice(0, options.concurrentBuilds - running.size)) start(image);
  };

  const start = (image: ImageRow) => {
    begun.add(image.arn);
    const controller = new AbortController();
    const ended = build({ ...options, ...options.links, waitingSteps }, image, controller.signal)
      .catch(options.onBug)
      .finally(() => {
        running.delete(image.arn);
        fill();
      });
    running.set(image.arn, { controller, ended });
  };

  return {
    // Later, because the caller is still inside the transaction that writes the image.
    wake: () => void setImmediate(fill),
    cancel(arn) {
      const found = running.get(arn);
      found?.controller.abort();
      return found !== undefined;
    },
    answerStep: (stepId, answer) => waitingSteps.answer(stepId, answer),
    async close() {
      closed = true;
      for (const { controller } of running.values()) controller.abort(closing);
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

/** The reason of an abort that nobody asked for. */
const closing = 'Kiln was closed while this image was being built.';

async function build(options: QueueOptions & JournalLinks, image: ImageRow, signal: AbortSignal): Promise<void> {
  const { store, clock, onBug } = options;
  const job = JSON.parse(image.job) as BuildJob;
  const place: JournalPlace = { store, clock, job, logGroup: image.logGroup };
  try {
    transition(place, { status: 'CREATING' });
    await rm(job.outputDirectory, { recursive: true, force: true });
    await mkdir(job.outputDirectory, { recursive: true });
    const outcome = await options.runBuild(job, openJournal(place, options), signal);
    if (outcome.status !== 'AVAILABLE') await removeArtifacts(place);
    finish(place, outcome, signal);
  } catch (error) {
    onBug(error);
    finish(place, { status: 'FAILED', reason: `The local account met an error of its own: ${messageOf(error)}` }, signal);
    await removeArtifacts(place);
  }
}

/** Artifacts that an AMI stands on stay: a distribution may have failed in one Region and not in another. */
async function removeArtifacts({ store, job }: JournalPlace): Promise<void> {
  if (!hasAmisOn(store, job.outputDirectory)) await rm(job.outputDirectory, { recursive: true, force: true });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Writes the outcome down, in one piece; what the build left open is closed with it. */
function finish(place: JournalPlace, outcome: BuildOutcome, signal: AbortSignal): void {
  const { store, clock, job } = place;
  const ended = clock.now().toISOString();
  store.transaction(() => {
    if (outcome.status === 'AVAILABLE') {
      const { artifacts, osVersion } = outcome;
      setImageOutput(store, job.imageArn, { output: outputOf(store, job, artifacts), osVersion });
      transition(place, { status: 'AVAILABLE' });
      return;
    }
    const reason = outcome.status === 'FAILED' ? reasonOf(store, job, outcome) : signal.reason === closing ? closing : undefined;
    interruptExecutions(store, { image: job.imageArn, status: outcome.status, message: reason ?? 'The build was cancelled.', ended });
    transition(place, { status: outcome.status, ...(reason === undefined ? {} : { reason }) });
  });
}
