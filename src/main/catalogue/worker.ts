import type { CatalogueFailure } from '../../contract/index.ts';
import { type Trouble, troubleOf } from './pace.ts';

export interface Clock {
  now(): number;
  /** The function that comes back calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** A thing to do, from a time on; 0 is at once. */
export interface Job {
  readonly due: number;
  run(): Promise<void>;
}

export interface WorkerDeps {
  readonly clock: Clock;
  readonly random: () => number;
  /** What there is to do now. */
  jobs(): readonly Job[];
  /** A job was begun, done, or failed. */
  changed(): void;
}

export interface Worker {
  readonly trouble: Trouble['kind'] | undefined;
  readonly failure: CatalogueFailure | undefined;
  /** Looks whether there is something to do. */
  pump(): void;
  /** The next job is tried at once, whatever happened to the last one. */
  forgive(): void;
  /** Nothing more is begun until the next `pump`. */
  pause(): void;
  close(): void;
}

/** Does one job at a time, the one that is due first; after a failure it waits as long as the failure says. */
export function createWorker({ clock, random, jobs, changed }: WorkerDeps): Worker {
  let trouble: Trouble | undefined;
  let failures = 0;
  let resumeAt = 0;
  let busy = false;
  let closed = false;
  let callOff = () => {};

  const forgive = () => {
    [trouble, failures, resumeAt] = [undefined, 0, 0];
  };
  const pump = (): void => {
    callOff();
    if (busy || closed) return;
    const next = jobs().toSorted((a, b) => a.due - b.due)[0];
    const wait = Math.max(next?.due ?? Number.POSITIVE_INFINITY, resumeAt) - clock.now();
    if (next === undefined || wait === Number.POSITIVE_INFINITY) return;
    if (wait > 0) callOff = clock.after(wait, pump);
    else void work(next);
  };
  const work = async (job: Job): Promise<void> => {
    busy = true;
    changed();
    try {
      await job.run();
      forgive();
    } catch (error) {
      trouble = troubleOf(error, failures, random);
      failures += 1;
      resumeAt = trouble.waitMs === undefined ? Number.POSITIVE_INFINITY : clock.now() + trouble.waitMs;
    }
    busy = false;
    if (closed) return;
    changed();
    pump();
  };
  return {
    get trouble() {
      return trouble?.kind;
    },
    get failure() {
      if (!trouble) return undefined;
      const { kind, message } = trouble;
      const retryAt = resumeAt === Number.POSITIVE_INFINITY ? undefined : new Date(resumeAt).toISOString();
      return { message, offline: kind === 'offline', retryAt };
    },
    pump,
    forgive,
    pause: () => callOff(),
    close() {
      closed = true;
      callOff();
    },
  };
}
