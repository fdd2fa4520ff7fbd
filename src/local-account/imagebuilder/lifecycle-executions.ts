import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  GetLifecycleExecutionRequest,
  GetLifecycleExecutionResponse,
  LifecycleExecution,
  LifecycleExecutionResource,
  ListLifecycleExecutionResourcesRequest,
  ListLifecycleExecutionResourcesResponse,
  ListLifecycleExecutionsRequest,
  ListLifecycleExecutionsResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { executionsOf, findExecution, type LifecycleExecutionRow, type LifecycleResourceRow, resourcesOf } from '../store/lifecycle.ts';
import { page } from './page.ts';

/** One execution by its id. */
export function getLifecycleExecution(account: Account, input: Valid<GetLifecycleExecutionRequest>): GetLifecycleExecutionResponse {
  return { lifecycleExecution: toExecution(account, getExecution(account, input.lifecycleExecutionId)) };
}

/** The executions of a policy, or those that concern an image, in order. They outlive both. */
export function listLifecycleExecutions(account: Account, input: Valid<ListLifecycleExecutionsRequest>): ListLifecycleExecutionsResponse {
  const arn = input.resourceArn;
  const { items, ...more } = page(input, ['lifecycle-execution', arn], (after) =>
    executionsOf(account.store, arn, after).filter(({ accountId, region }) => accountId === account.accountId && region === account.region),
  );
  return { lifecycleExecutions: items.map((row) => toExecution(account, row)), ...more };
}

/** The images that an execution touched or let be, or the AMIs of one of them. */
export function listLifecycleExecutionResources(
  account: Account,
  input: Valid<ListLifecycleExecutionResourcesRequest>,
): ListLifecycleExecutionResourcesResponse {
  const { id, status, reason } = getExecution(account, input.lifecycleExecutionId);
  const of = { execution: id, parent: input.parentResourceId };
  const { items, ...more } = page(input, ['lifecycle-resource', of], (after) => resourcesOf(account.store, of, after));
  return { lifecycleExecutionId: id, lifecycleExecutionState: { status, reason }, resources: items.map(toResource), ...more };
}

/** Throws ResourceNotFoundException. */
export function getExecution({ store, accountId, region }: Account, id: string): LifecycleExecutionRow {
  const row = findExecution(store, id);
  if (row?.accountId === accountId && row.region === region) return row;
  throw new AwsError('ResourceNotFoundException', `The resource with type 'LifecycleExecution' and identifier '${id}' cannot be found.`);
}

function toExecution({ store }: Account, { id, policy, status, reason, started, ended }: LifecycleExecutionRow): LifecycleExecution {
  const hasImpactedResources = resourcesOf(store, { execution: id }).some((resource) => resource.status === 'SUCCESS');
  return {
    lifecycleExecutionId: id,
    lifecyclePolicyArn: policy,
    resourcesImpactedSummary: { hasImpactedResources },
    state: { status, reason },
    startTime: toDate(started),
    endTime: toDate(ended),
  };
}

function toResource({
  id,
  account,
  region,
  action,
  status,
  reason,
  snapshot,
  started,
  ended,
}: LifecycleResourceRow): LifecycleExecutionResource {
  return {
    accountId: account,
    resourceId: id,
    state: { status, reason },
    action: { name: action },
    region,
    snapshots: snapshot === undefined ? undefined : [{ snapshotId: snapshot, state: { status } }],
    startTime: toDate(started),
    endTime: toDate(ended),
  };
}

function toDate(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}
