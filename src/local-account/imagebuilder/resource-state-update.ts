// What may become of an image after its build:
// https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_StartResourceStateUpdate.html
import type { Account } from '../account.ts';
import { type PlannedImage, scheduleExecution } from '../lifecycle/plan.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  Image,
  ResourceStatus,
  StartResourceStateUpdateRequest,
  StartResourceStateUpdateResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import type { ImageStatus } from '../store/images.ts';
import { executionsOf, type LifecycleAction, openStatuses } from '../store/lifecycle.ts';
import { invalidRequest } from './arn.ts';
import { moveImage } from './image-status.ts';
import { stateOf } from './images.ts';
import { getResource } from './resolve.ts';

type Input = Valid<StartResourceStateUpdateRequest>;

const actions: Readonly<Record<ResourceStatus, LifecycleAction>> = {
  AVAILABLE: 'AVAILABLE',
  DEPRECATED: 'DEPRECATE',
  DISABLED: 'DISABLE',
  DELETED: 'DELETE',
};

/** Without resources and time it is done at once, and there is no execution; else the answer names the one that will do it. */
export function startResourceStateUpdate(account: Account, input: Input): StartResourceStateUpdateResponse {
  const { store, clock } = account;
  const { arn, body } = getResource<Image>(account, 'image', input.resourceArn);
  const status = input.state.status;
  if (status === undefined) throw invalidRequest("'state.status' is required.");
  checkTransition(body, stateOf(account, arn).status, status);
  checkRequest(input, status, clock.now());
  if (executionsOf(store, arn).some((execution) => openStatuses.includes(execution.status))) {
    throw new AwsError('ResourceInUseException', `Another update of the image '${arn}' has not ended yet.`);
  }
  if (input.includeResources === undefined && input.updateAt === undefined) {
    moveImage(account, arn, { status });
    return { resourceArn: arn };
  }
  const planned: PlannedImage = {
    image: arn,
    action: actions[status],
    include: input.includeResources ?? {},
    except: input.exclusionRules?.amis,
  };
  const lifecycleExecutionId = scheduleExecution(account, { plan: [planned], due: input.updateAt ?? clock.now() });
  account.lifecycle.wake();
  return { lifecycleExecutionId, resourceArn: arn };
}

/** What each status may be followed by; of others nothing is said, and so nothing allowed. */
const transitions: Partial<Readonly<Record<ImageStatus, readonly ResourceStatus[]>>> = {
  AVAILABLE: ['DEPRECATED', 'DISABLED', 'DELETED'],
  DEPRECATED: ['AVAILABLE', 'DISABLED', 'DELETED'],
  DISABLED: ['AVAILABLE', 'DEPRECATED', 'DELETED'],
  FAILED: ['DELETED'],
  CANCELLED: ['DELETED'],
};

function checkTransition({ arn, type }: Image, from: ImageStatus, to: ResourceStatus): void {
  if (!transitions[from]?.includes(to)) throw invalidRequest(`The image '${arn}' is ${from} and cannot become ${to}.`);
  if (type === 'DOCKER' && to !== 'DELETED') throw invalidRequest('A container image can become DELETED only.');
}

function checkRequest({ executionRole, includeResources, exclusionRules, updateAt }: Input, status: ResourceStatus, now: Date): void {
  const { amis = false, snapshots = false, containers = false } = includeResources ?? {};
  const rules: readonly (readonly [boolean, string])[] = [
    [(executionRole === undefined) !== (includeResources === undefined), "'executionRole' and 'includeResources' go together."],
    [(snapshots || containers) && status !== 'DELETED', 'Snapshots and containers can be included for DELETED only.'],
    [snapshots && !amis, 'Snapshots can be included together with AMIs only.'],
    [status === 'DELETED' && !amis && !containers, 'DELETED needs the AMIs or containers to be included. Use DeleteImage otherwise.'],
    [exclusionRules?.amis !== undefined && !amis, 'Rules that exclude AMIs need AMIs to be included.'],
    [updateAt !== undefined && status !== 'DEPRECATED', "'updateAt' is for DEPRECATED only."],
    [updateAt !== undefined && updateAt <= now, "'updateAt' must be in the future."],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken) throw invalidRequest(broken[1]);
}
