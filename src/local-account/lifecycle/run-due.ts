import { lifecyclePeriodMs } from '../imagebuilder/decisions.ts';
import type { LifecyclePolicy } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { lastRunOf, openExecutions } from '../store/lifecycle.ts';
import type { Owner } from '../store/owner.ts';
import { allResources } from '../store/resources.ts';
import { performExecution } from './perform.ts';
import { type LifecyclePlace, scheduleExecution } from './plan.ts';
import { selectImages } from './select-images.ts';

/** Begins the policies whose day has come, and performs the executions that are due. */
export async function runDue(place: LifecyclePlace, isClosed: () => boolean): Promise<void> {
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
