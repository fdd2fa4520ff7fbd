import type { Clock } from '../clock.ts';
import { runningStepIds } from '../store/executions.ts';
import { type ImageRow, imagesAt, setTurn } from '../store/images.ts';
import type { Store } from '../store/store.ts';
import { endInterrupted } from './end-build.ts';
import { placeOf } from './transition.ts';
import { waitingSteps } from './waiting-images.ts';

/**
 * Tells the truth about images whose build died with an earlier process: they become FAILED, with what ran, or CANCELLED where that was
 * asked. Images that were to be built wait on, and so do those of which nothing ran but steps that wait. Call it before anything builds;
 * it says whether there were any.
 */
export function recoverBuilds({ store, clock }: { readonly store: Store; readonly clock: Clock }): boolean {
  const running = imagesAt(store, 'RUNNING');
  for (const image of running) {
    if (!image.cancelled && isAtRest(store, image)) setTurn(store, image.arn, 'WAITING');
    else endInterrupted(placeOf({ store, clock }, image), image);
  }
  return running.length > 0;
}

/** Whether the process died between two steps' ends: all that runs waits, and what that needs is kept. */
function isAtRest(store: Store, image: ImageRow): boolean {
  const waiting = new Set(waitingSteps(image).map(({ id }) => id));
  const running = runningStepIds(store, image.arn);
  return running !== undefined && running.length > 0 && running.every((id) => waiting.has(id));
}
