import type { Clock } from '../clock.ts';
import { tellStateChange } from '../events/imagebuilder-events.ts';
import type { Image, ImageState } from '../protocol/imagebuilder-shapes.ts';
import { countRun } from '../schedules/count-run.ts';
import { findImage, type ImageRow, type ImageStatus, runningStatuses, setImageStatus } from '../store/images.ts';
import { findResource } from '../store/resources.ts';
import type { Store } from '../store/store.ts';
import { notifyOfImage } from './image-notification.ts';

export interface StatusPlace {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Moves an image to a status, with all that follows from it: the event, the message to the topic of its infrastructure configuration, and
 * the count of its pipeline's failures. All of it is written or nothing. Says whether the image was anywhere else before.
 */
export function moveImage(
  { store, clock }: StatusPlace,
  arn: string,
  next: { readonly status: ImageStatus; readonly reason?: string },
): boolean {
  const previous = findImage(store, arn);
  const image = findResource<Image>(store, arn);
  if (!previous || !image || previous.status === next.status) return false;
  return store.transaction(() => {
    setImageStatus(store, arn, next);
    const owner = { store, clock, accountId: image.accountId, region: image.region };
    tellStateChange(owner, { arn, previous: stateOf(previous), state: stateOf(next) });
    // Becoming available again after it was deprecated is no end of a build.
    const wasRunning = runningStatuses.includes(previous.status);
    if (wasRunning && (next.status === 'AVAILABLE' || next.status === 'FAILED')) {
      notifyOfImage(owner, image);
      countRun(owner, image.body, next.status);
    }
    return true;
  });
}

function stateOf({ status, reason }: Pick<ImageRow, 'status'> & { readonly reason?: string | undefined }): ImageState {
  return reason === undefined ? { status } : { status, reason };
}
