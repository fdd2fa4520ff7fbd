import type { Account } from '../account.ts';
import { placeOf, transition, writeLog } from '../builds/transition.ts';
import type { BuildProgress, WorkflowKind } from '../engine/build-job.ts';
import type { Image, RetryImageRequest, RetryImageResponse } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { markRetried } from '../store/executions.ts';
import { type RunningStatus, setProgress, setTurn } from '../store/images.ts';
import { notRetryable, retryOfRunning } from './decisions.ts';
import { stateOf } from './images.ts';
import { getResource } from './resolve.ts';

/**
 * Lets the build of an image that failed or was cancelled go on with the stage that it ended in: what was built is not built again. The
 * executions that are to be run once more are marked as retried.
 */
export function retryImage(account: Account, { imageBuildVersionArn }: Valid<RetryImageRequest>): RetryImageResponse {
  const { arn, body } = getResource<Image>(account, 'image', imageBuildVersionArn);
  const image = stateOf(account, arn);
  if (image.turn !== undefined) throw retryOfRunning(arn, image.status);
  if (image.status !== 'FAILED' && image.status !== 'CANCELLED') throw notRetryable(arn, `it is ${image.status}`);
  if (body.type !== 'AMI') throw notRetryable(arn, 'only AMIs can be retried');
  if (image.progress === undefined) throw notRetryable(arn, 'its build phase is not over; build a new one');
  const place = placeOf(account, image);
  const kept = JSON.parse(image.progress) as BuildProgress;
  const progress = { ...kept, retries: kept.retries + 1 };
  const stage = stageAfter(progress, place.job.testsEnabled && hasTests(place.job.workflows));
  markRetried(account.store, arn, stage.kinds);
  setProgress(account.store, arn, progress);
  writeLog(place, [`Retrying the image from its ${stage.status} phase (retry ${progress.retries})`]);
  transition(place, { status: stage.status });
  setTurn(account.store, arn, 'READY');
  account.builds.wake();
  return { imageBuildVersionArn: arn };
}

interface Stage {
  /** What the image is until its turn comes. */
  readonly status: RunningStatus;
  /** Of the workflows that are run again. */
  readonly kinds: readonly WorkflowKind[];
}

function stageAfter({ reached }: BuildProgress, tested: boolean): Stage {
  if (reached === 'START') return { status: 'PENDING', kinds: ['BUILD', 'TEST', 'DISTRIBUTION'] };
  if (reached === 'BUILT' && tested) return { status: 'TESTING', kinds: ['TEST', 'DISTRIBUTION'] };
  return { status: 'DISTRIBUTING', kinds: ['DISTRIBUTION'] };
}

/** Own workflows replace the default ones, the test among them. */
const hasTests = (workflows: readonly { readonly kind: WorkflowKind }[] = []): boolean =>
  workflows.length === 0 || workflows.some(({ kind }) => kind === 'TEST');
