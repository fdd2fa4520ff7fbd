import { setTimeout as sleep } from 'node:timers/promises';

/** The time, and waiting in it; tests drive one of their own. */
export interface WatchClock {
  /** Of the wall: what a person is told. */
  now(): Date;
  /** Milliseconds that never go back, whatever happens to the wall's clock. */
  elapsed(): number;
  /** Ends early when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: WatchClock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}), // aborted: whoever waits looks at the signal himself
};
