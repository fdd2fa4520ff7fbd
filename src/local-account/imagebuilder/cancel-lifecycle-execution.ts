import type { Account } from '../account.ts';
import type { CancelLifecycleExecutionRequest, CancelLifecycleExecutionResponse } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { type LifecycleExecutionRow, moveExecution, openStatuses } from '../store/lifecycle.ts';
import { invalidRequest } from './arn.ts';
import { getExecution } from './lifecycle-executions.ts';

/** One that waits is cancelled at once; one that runs, as soon as it is done with the image that it works on. */
export function cancelLifecycleExecution(
  account: Account,
  input: Valid<CancelLifecycleExecutionRequest>,
): CancelLifecycleExecutionResponse {
  const execution = getExecution(account, input.lifecycleExecutionId);
  if (!openStatuses.includes(execution.status)) {
    throw invalidRequest(`The execution '${execution.id}' is ${execution.status}; only one that has not ended can be cancelled.`);
  }
  cancelExecution(account, execution);
  return { lifecycleExecutionId: execution.id };
}

/** The same, for an execution that is known to be open. */
export function cancelExecution({ store, clock }: Account, { id, status }: LifecycleExecutionRow): void {
  if (status === 'PENDING') moveExecution(store, id, { status: 'CANCELLED', ended: clock.now().getTime() });
  else moveExecution(store, id, { status: 'CANCELLING' });
}
