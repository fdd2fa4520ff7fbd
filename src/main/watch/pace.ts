import type { WatchClock } from './clock.ts';

/** How often one kind of call may be made for one watched run, the same for every account. */
export interface Pace {
  /** Milliseconds until the next call is due; 0 or less: now. */
  due(): number;
  /** A call is made now: the next one is due later, each time by more. */
  took(): void;
  /** Something moved: the next call is due as soon as the shortest distance allows. */
  quicken(): void;
  /** No call was made yet. */
  fresh(): boolean;
}

export interface PaceLimits {
  /** No two calls are nearer to each other. */
  readonly shortest: number;
  /** No two are farther apart, while nothing moves. */
  readonly longest: number;
}

/** The state of the image and of its workflows: at most one call every five seconds. */
export const statusPace: PaceLimits = { shortest: 5000, longest: 15_000 };
/** Its log: at most one call every two seconds. */
export const logPace: PaceLimits = { shortest: 2000, longest: 5000 };

const growth = 1.2;

export function createPace({ shortest, longest }: PaceLimits, clock: Pick<WatchClock, 'elapsed'>): Pace {
  let distance = shortest;
  let last: number | undefined;
  return {
    fresh: () => last === undefined,
    due: () => (last === undefined ? 0 : last + distance - clock.elapsed()),
    took() {
      distance = last === undefined ? shortest : Math.min(distance * growth, longest);
      last = clock.elapsed();
    },
    quicken() {
      distance = shortest;
    },
  };
}
