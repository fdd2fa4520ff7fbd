import type { Clock } from '../clock.ts';
import type { BuildProgress } from '../engine/build-job.ts';
import { answerOf } from '../store/executions.ts';
import { type ImageRow, imagesAt, setTurn } from '../store/images.ts';
import type { Store } from '../store/store.ts';

/**
 * Makes the images READY of which a waiting step was answered or is over its time. Answers when to look again, in milliseconds since the
 * epoch; undefined: no time limit runs.
 */
export function wakeWaiting({ store, clock }: { readonly store: Store; readonly clock: Clock }): number | undefined {
  const now = clock.now().getTime();
  const deadlines: number[] = [];
  for (const image of imagesAt(store, 'WAITING')) {
    const steps = waitingSteps(image);
    if (steps.some(({ id, deadline }) => deadline <= now || answerOf(store, id))) setTurn(store, image.arn, 'READY');
    else deadlines.push(...steps.map(({ deadline }) => deadline));
  }
  return deadlines.length === 0 ? undefined : Math.min(...deadlines);
}

/** The steps that an image waits for. */
export function waitingSteps({ progress }: ImageRow): readonly BuildProgress['suspended'][number]['step'][] {
  return progress === undefined ? [] : (JSON.parse(progress) as BuildProgress).suspended.map(({ step }) => step);
}
