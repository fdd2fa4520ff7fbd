// Runs lifecycle policies once a day, and executions when their time has come.
import type { Lifecycle } from '../account.ts';
import { watchClock } from '../clock.ts';
import { lifecyclePeriodMs } from '../imagebuilder/decisions.ts';
import type { LifecyclePolicy } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { lastRunOf, openExecutions } from '../store/lifecycle.ts';
import type { Owner } from '../store/owner.ts';
import { allResources } from '../store/resources.ts';
import { performExecution } from './perform.ts';
import { type LifecyclePlace, scheduleExecution } from './plan.ts';
import { selectImages } from './select-images.ts';

export interface LifecycleWorker extends Lifecycle {
  /** Lets the execution that runs come to its end, and begins nothing more; what waits stays for the next process. */
  close(): Promise<void>;
}

/** How often it looks at the clock. */
const lookMs = 60_000;

/** The store says what waits and what an earlier process has begun, so that the worker itself remembers nothing. */
export function openLifecycle(place: LifecyclePlace, onBug: (error: unknown) => void): LifecycleWorker {
  let closed = false;
  let round: Promise<void> = Promise.resolve();
  const look = () => {
    round = round.then(() => (closed ? undefined : runDue(place, () => closed))).catch(onBug);
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

async function runDue(place: LifecyclePlace, isClosed: () => boolean): Promise<void> {
  place.store.transaction(() => scheduleDuePolicies(place));
  const now = place.clock.now().getTime();
  for (const execution of openExecutions(place.store)) {
    if (isClosed()) return;
    if (execution.due <= now) await performExecution(place, execution);
  }
}

type StoredPolicy = Omit<Valid<LifecyclePolicy>, 'dateCreated'> & { readonly dateCreated: string };

/** However many days were missed, a policy runs once; one that still runs or waits is not begun again. */
function scheduleDuePolicies({ store, clock }: LifecyclePlace): void {
  const now = clock.now();
  const busy = new Set(openExecutions(store).map(({ policy }) => policy));
  for (const { arn, body, accountId, region } of allResources<StoredPolicy>(store, 'lifecycle-policy')) {
    const created = Date.parse(body.dateCreated);
    const last = lastRunOf(store, arn, created) ?? created;
    if (body.status !== 'ENABLED' || busy.has(arn) || now.getTime() - last < lifecyclePeriodMs) continue;
    const owner: Owner = { store, accountId, region };
    scheduleExecution(owner, { policy: arn, plan: selectImages(owner, body, now), due: now });
  }
}
