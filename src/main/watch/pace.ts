import { setTimeout as sleep } from 'node:timers/promises';

export interface Pace {
  /** Something moved: the next look comes soon. */
  quicken(): void;
  /** Waits until the next look is due; longer each time nothing moved. Ends early when the signal aborts. */
  wait(signal: AbortSignal): Promise<void>;
}

/** Milliseconds between two looks at a build: soon after it moved, rarely while it rests, the same for every account. */
const shortest = 300;
const longest = 15_000;
const growth = 1.4;

export function createPace(): Pace {
  let next = shortest;
  return {
    quicken() {
      next = shortest;
    },
    async wait(signal) {
      const delay = next;
      next = Math.min(next * growth, longest);
      await sleep(delay, undefined, { signal }).catch(() => {}); // aborted: whoever waits looks at the signal himself
    },
  };
}
