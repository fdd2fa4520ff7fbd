// How the run of a build ends: everything about it in one transaction.
import { join } from 'node:path';
import { hasAmisOn } from '../ec2/ami-records.ts';
import type { BuildOutcome, BuildProgress } from '../engine/build-job.ts';
import { SUSPENDED_FOLDER } from '../engine/suspended-folder.ts';
import { discardFolder } from '../store/discarded-folders.ts';
import { interruptExecutions } from '../store/executions.ts';
import { findImage, type ImageRow, setImageOutput, setProgress, setTurn } from '../store/images.ts';
import { failureContextOf, type ImageFailureContext } from './failure-context.ts';
import { outputOf, reasonOf } from './outcome.ts';
import { type BuildPlace, transition } from './transition.ts';

/**
 * Writes the outcome of a run down; what the run left open is closed with it. `closing` is why Kiln itself ended the run, if it did. Who
 * asked to cancel before the end was written gets what he was promised, however far the build has come by then.
 */
export function endRun(place: BuildPlace, outcome: BuildOutcome, closing?: string): void {
  const { store, job } = place;
  store.transaction(() => {
    const image = findImage(store, job.imageArn);
    if (!image) throw new Error(`The image ${job.imageArn} is gone, though it is being built`);
    if (image.cancelled) return end(place, image, { status: 'CANCELLED' });
    switch (outcome.status) {
      case 'AVAILABLE':
        return finish(place, outcome);
      case 'WAITING':
        return setTurn(store, job.imageArn, 'WAITING');
      case 'CANCELLED':
        return end(place, image, { status: 'CANCELLED', reason: closing, mayBeginAgain: closing !== undefined });
      case 'FAILED':
        interruptExecutions(store, { ...closed(place), status: 'FAILED', message: outcome.reason });
        return end(place, image, {
          ...{ status: 'FAILED', reason: reasonOf(place, outcome) },
          failure: failureContextOf(place, image.status, outcome),
        });
    }
  });
}

function finish(place: BuildPlace, outcome: Extract<BuildOutcome, { status: 'AVAILABLE' }>): void {
  const { store, job } = place;
  const { artifacts, osVersion } = outcome;
  setImageOutput(store, job.imageArn, { output: outputOf(store, job, artifacts), osVersion });
  transition(place, { status: 'AVAILABLE' });
  setProgress(store, job.imageArn, undefined);
  setTurn(store, job.imageArn, undefined);
}

/** Nobody builds the image; it turns CANCELLED at once. */
export function cancelAtRest(place: BuildPlace, image: ImageRow): void {
  place.store.transaction(() => end(place, image, { status: 'CANCELLED' }));
}

/** The process that built the image has died. */
export function endInterrupted(place: BuildPlace, image: ImageRow): void {
  const { store } = place;
  store.transaction(() => {
    if (image.cancelled) return end(place, image, { status: 'CANCELLED' });
    const reason = `Kiln stopped while this image was ${image.status}: its process ended in the middle of the build.`;
    interruptExecutions(store, { ...closed(place), status: 'FAILED', message: reason });
    const failure = failureContextOf(place, image.status, { status: 'FAILED', reason });
    end(place, image, { status: 'FAILED', reason, failure, mayBeginAgain: true });
  });
}

interface End {
  readonly status: 'FAILED' | 'CANCELLED';
  readonly reason?: string | undefined;
  readonly failure?: ImageFailureContext;
  /** The end is Kiln's doing: the image can be retried even if nothing of it is done yet. */
  readonly mayBeginAgain?: boolean;
}

function end(place: BuildPlace, image: ImageRow, { status, reason, failure, mayBeginAgain = false }: End): void {
  const { store } = place;
  interruptExecutions(store, { ...closed(place), status, message: reason ?? 'The build was cancelled.' });
  transition(place, { status, reason, failure });
  setTurn(store, image.arn, undefined);
  keepForRetry(place, image, mayBeginAgain);
}

const closed = ({ job, clock }: BuildPlace) => ({ image: job.imageArn, ended: clock.now().toISOString() });

/** What was built stays for a retry; so do artifacts that an AMI stands on, since a distribution may fail in one Region and not in another. */
function keepForRetry({ store, job }: BuildPlace, { arn, progress }: ImageRow, mayBeginAgain: boolean): void {
  const done = progress === undefined ? undefined : (JSON.parse(progress) as BuildProgress);
  if (done && done.reached !== 'START') {
    setProgress(store, arn, { ...done, distributed: false, over: [], suspended: [] });
    discardFolder(store, join(job.outputDirectory, SUSPENDED_FOLDER));
    return;
  }
  setProgress(store, arn, mayBeginAgain ? startAgain(done) : undefined);
  if (!hasAmisOn(store, job.outputDirectory)) discardFolder(store, job.outputDirectory);
}

const startAgain = (done: BuildProgress | undefined): BuildProgress => ({
  ...{ reached: 'START', distributed: false, workflowOutputs: {}, launches: 0, over: [], suspended: [] },
  retries: done?.retries ?? 0,
});
