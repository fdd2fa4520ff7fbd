// Runs lifecycle policies once a day, and executions when their time has come.
import type { Lifecycle } from '../account.ts';
import { watchClock } from '../clock.ts';
import { openExecutions } from '../store/lifecycle.ts';
import { allResources } from '../store/resources.ts';
import type { LifecyclePlace } from './plan.ts';

export interface LifecycleWorker extends Lifecycle {
  /** Lets the execution that runs come to its end, and begins nothing more; what waits stays for the next process. */
  close(): Promise<void>;
}

/** How often it looks at the clock. */
const lookMs = 60_000;

/**
 * The store says what waits and what an earlier process has begun, so that the worker itself remembers nothing. What the work needs is
 * loaded when there is some.
 */
export function openLifecycle(place: LifecyclePlace, onBug: (error: unknown) => void): LifecycleWorker {
  let closed = false;
  let round: Promise<void> = Promise.resolve();
  const look = () => {
    round = round
      .then(async () => {
        if (closed || isIdle(place)) return;
        const { runDue } = await import('./run-due.ts');
        await runDue(place, () => closed);
      })
      .catch(onBug);
  };
  const endWatch = watchClock(place.clock, lookMs, look);
  return {
    // Later, because the caller is still inside the transaction that writes the execution.
    wake: () => void setImmediate(look),
    async close() {
      closed = true;
      endWatch();
      await round;
    },
  };
}

function isIdle({ store }: LifecyclePlace): boolean {
  return openExecutions(store).length === 0 && allResources(store, 'lifecycle-policy').next().done === true;
}
