// Moves image builders, images, fleets and exports on, on the account's clock.
import { watchClock } from '../clock.ts';
import { type AppStreamPlace, dueNow, followClockBack } from './due.ts';

export interface AppStreamWorker {
  close(): Promise<void>;
}

/** How often it looks at the clock. */
const lookMs = 500;

/** What moves is loaded when something does: most accounts have no AppStream. */
export function openAppStream(place: AppStreamPlace, onBug: (error: unknown) => void): AppStreamWorker {
  let closed = false;
  let round: Promise<void> = Promise.resolve();
  /** The latest time that the clock told; at first it may have been set back while nobody looked. */
  let latest = Number.POSITIVE_INFINITY;
  const followClock = () => {
    const now = place.clock.now().getTime();
    if (now < latest) followClockBack(place);
    latest = now;
  };
  const look = () => {
    try {
      followClock();
    } catch (error) {
      onBug(error); // an account does not stay shut for that
    }
    round = round
      .then(async () => {
        if (closed || dueNow(place).length === 0) return;
        const { arriveAll } = await import('./arrive.ts');
        if (!closed) arriveAll(place);
      })
      .catch(onBug);
  };
  look();
  const endWatch = watchClock(place.clock, lookMs, look);
  return {
    async close() {
      closed = true;
      endWatch();
      await round;
    },
  };
}
