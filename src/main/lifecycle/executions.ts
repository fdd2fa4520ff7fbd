import { setTimeout as sleep } from 'node:timers/promises';
import type { LifecycleExecution, LifecycleProgress, LifecycleResource } from '../../contract/index.ts';
import { AppError } from '../../contract/index.ts';
import type { LifecycleExecution as AwsExecution, Imagebuilder, LifecycleExecutionResource } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';

/** Whether nothing more comes of an execution of this status. */
export const isOver = (status: string): boolean => !['PENDING', 'IN_PROGRESS', 'CANCELLING'].includes(status);

/** What concerns an image or a policy, the newest first. */
export async function executionsOf(api: Imagebuilder, resourceArn: string): Promise<readonly LifecycleExecution[]> {
  const found = await everyPage(
    (nextToken) => api.listLifecycleExecutions({ resourceArn, maxResults: 25, nextToken }),
    'lifecycleExecutions',
  );
  return found.map(toExecution).sort((a, b) => b.startTime.localeCompare(a.startTime));
}

/** How far an execution is, with everything that it has touched so far: images, and the AMIs of each. */
export async function readProgress(api: Imagebuilder, lifecycleExecutionId: string): Promise<LifecycleProgress> {
  const { lifecycleExecution } = await api.getLifecycleExecution({ lifecycleExecutionId });
  if (!lifecycleExecution) throw new AppError('not-found', `There is no lifecycle execution ${lifecycleExecutionId} in this account.`);
  const images = await resourcesOf(api, { lifecycleExecutionId });
  const resources: LifecycleResource[] = [];
  for (const image of images) {
    const parts = await resourcesOf(api, { lifecycleExecutionId, parentResourceId: image.resourceId });
    resources.push(toResource(image), ...parts.map(toResource));
  }
  return { ...toExecution(lifecycleExecution), resources };
}

/** Milliseconds between two looks: soon after something moved, rarely while nothing does. */
const shortest = 500;
const longest = 10_000;

/** Looks until the execution is over; answers it each time that it has moved. */
export async function* watchExecution(api: Imagebuilder, id: string, signal: AbortSignal): AsyncGenerator<LifecycleProgress> {
  let last = '';
  for (let distance = shortest; !signal.aborted; distance = Math.min(distance * 1.5, longest)) {
    const progress = await readProgress(api, id);
    const seen = JSON.stringify(progress);
    if (seen !== last) {
      distance = shortest;
      yield progress;
    }
    last = seen;
    if (isOver(progress.status)) return;
    await sleep(distance, undefined, { signal }).catch(() => {}); // aborted: the loop looks at the signal itself
  }
}

async function resourcesOf(api: Imagebuilder, question: { lifecycleExecutionId: string; parentResourceId?: string | undefined }) {
  return everyPage((nextToken) => api.listLifecycleExecutionResources({ ...question, maxResults: 25, nextToken }), 'resources');
}

const iso = (time: Date | undefined) => time?.toISOString() ?? '';

function toExecution({ lifecycleExecutionId = '', lifecyclePolicyArn, state, startTime, endTime }: AwsExecution): LifecycleExecution {
  const { status = '', reason = '' } = state ?? {};
  return { id: lifecycleExecutionId, policy: lifecyclePolicyArn, status, reason, startTime: iso(startTime), endTime: iso(endTime) };
}

function toResource({ resourceId = '', region = '', action, state, snapshots = [] }: LifecycleExecutionResource): LifecycleResource {
  const { status = '', reason = '' } = state ?? {};
  return {
    id: resourceId,
    region,
    action: action?.name ?? '',
    status,
    reason,
    snapshots: snapshots.flatMap(({ snapshotId }) => snapshotId ?? []),
  };
}
