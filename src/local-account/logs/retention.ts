// Lines go when their group no longer wants them, whether or not anybody writes to it.
import { type Clock, watchClock } from '../clock.ts';
import { expireSomeLines } from '../store/log-groups.ts';
import type { Store } from '../store/store.ts';

const everyMs = 60 * 60_000;

/** So many at once that requests need not wait long in between. */
const batch = 5000;

export interface RetentionPlace {
  readonly store: Store;
  readonly clock: Clock;
}

/** Removes what has expired, now and every hour of the account's clock; answers what ends that. */
export function openRetention({ store, clock }: RetentionPlace, onBug: (error: unknown) => void): () => void {
  let next: NodeJS.Immediate | undefined;
  const sweep = () => {
    clearImmediate(next);
    try {
      const removed = expireSomeLines(store, clock.now().getTime(), batch);
      if (removed === batch) next = setImmediate(sweep);
    } catch (error) {
      onBug(error);
    }
  };
  const endWatch = watchClock(clock, everyMs, sweep);
  sweep();
  return () => {
    endWatch();
    clearImmediate(next);
  };
}
