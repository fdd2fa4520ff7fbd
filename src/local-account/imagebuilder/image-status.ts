import type { Clock } from '../clock.ts';
import type { BuildProgress } from '../engine/build-job.ts';
import { tellStateChange } from '../events/imagebuilder-events.ts';
import type { Image, ImageState } from '../protocol/imagebuilder-shapes.ts';
import { countRun } from '../schedules/count-run.ts';
import { findImage, type ImageRow, type ImageStatus, runningStatuses, setImageStatus } from '../store/images.ts';
import { findResource } from '../store/resources.ts';
import type { Store } from '../store/store.ts';
import { notifyOfImage } from './image-notification.ts';

export interface NextState {
  readonly status: ImageStatus;
  readonly reason?: string | undefined;
  /** The API's `failureContext`. */
  readonly failure?: object | undefined;
}

/**
 * Moves an image to a status, with all that follows from it: the event, the message to the topic of its infrastructure configuration, and
 * the count of its pipeline's failures. All of it is written or nothing. Says whether the image was anywhere else before.
 */
export function moveImage(place: { readonly store: Store; readonly clock: Clock }, arn: string, next: NextState): boolean {
  const { store, clock } = place;
  const previous = findImage(store, arn);
  const image = findResource<Image>(store, arn);
  if (!previous || !image || previous.status === next.status) return false;
  store.transaction(() => {
    setImageStatus(store, arn, next);
    const owner = { store, clock, accountId: image.accountId, region: image.region };
    tellStateChange(owner, { arn, previous: stateOf(previous), state: stateOf(next) });
    // Becoming available again after having been deprecated is no end of a build.
    if (!runningStatuses.includes(previous.status) || (next.status !== 'AVAILABLE' && next.status !== 'FAILED')) return;
    notifyOfImage(owner, image);
    countRun(owner, image.body, { status: next.status, retried: wasRetried(previous) });
  });
  return true;
}

function wasRetried({ progress }: ImageRow): boolean {
  return progress !== undefined && (JSON.parse(progress) as BuildProgress).retries > 0;
}

function stateOf({ status, reason }: Pick<NextState, 'status' | 'reason'>): ImageState {
  return reason === undefined ? { status } : { status, reason };
}
