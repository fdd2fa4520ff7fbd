import { AppError, type DispositionChange } from '../../contract/index.ts';
import type { Imagebuilder } from '../aws/clients.ts';

/** Begins the change of an image's state; answers the execution that does it, if one is needed. A repeated token is the same request. */
export async function changeDisposition(api: Imagebuilder, change: DispositionChange): Promise<string | undefined> {
  const { arn, to, include, executionRole, exclusions, updateAt, token } = change;
  const includes = include.amis || include.snapshots || include.containers;
  if (includes && executionRole === '')
    throw new AppError('invalid-input', 'AMIs, snapshots and containers are changed by a role. Name the execution role of the lifecycle.');
  const { lifecycleExecutionId } = await api.startResourceStateUpdate({
    resourceArn: arn,
    state: { status: to },
    ...(includes ? { executionRole, includeResources: included(change) } : {}),
    ...(exclusions && include.amis ? { exclusionRules: { amis: exclusions } } : {}),
    ...(updateAt === undefined ? {} : { updateAt: new Date(updateAt) }),
    clientToken: token,
  });
  return lifecycleExecutionId;
}

/** Snapshots and containers are for deletion alone; other requests must not even name them. */
function included({ include, to }: DispositionChange) {
  return to === 'DELETED' ? include : { amis: include.amis };
}
