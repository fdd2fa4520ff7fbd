import { mkdir, rm } from 'node:fs/promises';
import type { Builds } from '../account.ts';
import { type Clock, ringAt } from '../clock.ts';
import type { BuildProgress, RunBuild } from '../engine/build-job.ts';
import { reclaimFolder, removeDiscarded } from '../store/discarded-folders.ts';
import { answerWaiting } from '../store/executions.ts';
import { findImage, type ImageRow, imagesAt, noteCancel, setTurn } from '../store/images.ts';
import type { Store } from '../store/store.ts';
import { cancelAtRest, endRun } from './end-build.ts';
import type { JournalLinks } from './journal.ts';
import { type BuildPlace, placeOf, transition } from './transition.ts';
import { wakeWaiting } from './waiting-images.ts';

export interface QueueOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly runBuild: RunBuild;
  /** How many builds run at once; one that waits for somebody's word does not count. */
  readonly concurrentBuilds: number;
  readonly onBug: (error: unknown) => void;
  /** What builds have to do with the accounts. */
  readonly links: JournalLinks;
}

export interface BuildQueue extends Builds {
  /** Ends what runs, waits for its end, and starts nothing more; what waits stays for the next process. */
  close(): Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

/** Builds the images whose turn it is, in the order of their creation. The queue itself is the store. */
export function openQueue(options: QueueOptions): BuildQueue {
  const { store, onBug } = options;
  const running = new Map<string, Running>();
  let callOff = () => {};
  let tidying = Promise.resolve();
  let closed = false;

  const look = () => {
    if (!closed) guarded(fill);
  };

  /** Nobody waits for what is done here: an error, of a full disk say, is told and ends nothing else. */
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      onBug(error);
    }
  };

  const fill = () => {
    callOff();
    const next = wakeWaiting(options);
    if (next !== undefined) callOff = ringAt(options.clock, next, look);
    tidying = tidying.then(() => removeDiscarded(store)).catch(onBug);
    const room = options.concurrentBuilds - running.size;
    if (room > 0) for (const image of imagesAt(store, 'READY').slice(0, room)) start(image);
  };

  const start = (image: ImageRow) => {
    const place = placeOf(options, image);
    try {
      begin(place, image);
    } catch (error) {
      // On a full disk it cannot even be marked as begun. It stays READY, and is tried again when something else happens.
      onBug(error);
      return;
    }
    const controller = new AbortController();
    const ended = build(options, image, { signal: controller.signal, tidying })
      .catch(onBug)
      .finally(() => {
        running.delete(image.arn);
        look();
      });
    running.set(image.arn, { controller, ended });
  };

  const abortIfNoted = (arn: string) => {
    if (findImage(store, arn)?.cancelled) running.get(arn)?.controller.abort();
  };

  return {
    // Later, because the caller is still inside the transaction that writes the image.
    wake: () => void setImmediate(look),
    cancel(arn) {
      const image = findImage(store, arn);
      if (image?.turn === undefined) return false;
      if (running.has(arn)) {
        noteCancel(store, arn);
        setImmediate(guarded, () => abortIfNoted(arn));
      } else {
        cancelAtRest(placeOf(options, image), image);
        setImmediate(look);
      }
      return true;
    },
    answerStep(stepId, answer) {
      const waited = answerWaiting(store, stepId, answer);
      if (waited) setImmediate(look);
      return waited;
    },
    async close() {
      closed = true;
      callOff();
      for (const { controller } of running.values()) controller.abort(closing);
      await Promise.all([...running.values()].map(({ ended }) => ended));
      await tidying;
    },
  };
}

/** The reason of an abort that nobody asked for. */
const closing = 'Kiln was closed while this image was being built.';

function begin(place: BuildPlace, { arn, status }: ImageRow): void {
  const { store, job } = place;
  store.transaction(() => {
    reclaimFolder(store, job.outputDirectory);
    if (status === 'PENDING') transition(place, { status: 'CREATING' });
    setTurn(store, arn, 'RUNNING');
  });
}

interface Run {
  readonly signal: AbortSignal;
  /** The removal of folders that nobody needs any more; this build's may be among them. */
  readonly tidying: Promise<void>;
}

async function build(options: QueueOptions, image: ImageRow, { signal, tidying }: Run): Promise<void> {
  const place = placeOf(options, image);
  const reason = () => (signal.reason === closing ? closing : undefined);
  const progress = image.progress === undefined ? undefined : (JSON.parse(image.progress) as BuildProgress);
  try {
    await tidying;
    if (isFresh(progress)) await emptyFolder(place.job.outputDirectory);
    const { openJournal } = await import('./journal.ts'); // and with it all of distribution, which nothing but builds needs
    endRun(place, await options.runBuild(place.job, openJournal(place, options.links, progress), signal), reason());
  } catch (error) {
    options.onBug(error);
    endRun(place, { status: 'FAILED', reason: `The local account met an error of its own: ${messageOf(error)}` });
  }
}

/** Nothing of an earlier run is of use to it. */
const isFresh = (progress: BuildProgress | undefined) => !progress || (progress.reached === 'START' && progress.suspended.length === 0);

async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
