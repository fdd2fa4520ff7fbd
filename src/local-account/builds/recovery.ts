import { rm } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import { hasAmisOn } from '../ec2/ami-records.ts';
import type { BuildJob } from '../engine/build-job.ts';
import { interruptExecutions } from '../store/executions.ts';
import { imagesIn, runningStatuses } from '../store/images.ts';
import type { Store } from '../store/store.ts';
import { transition } from './journal.ts';

/**
 * Tells the truth about images whose build died with an earlier process: they become FAILED, with what ran. Images that were still
 * waiting wait on. Call it before anything builds.
 */
export async function recoverBuilds({ store, clock }: { readonly store: Store; readonly clock: Clock }): Promise<void> {
  const interrupted = imagesIn(store, runningStatuses).filter(({ status }) => status !== 'PENDING');
  for (const image of interrupted) {
    const job = JSON.parse(image.job) as BuildJob;
    const reason = `Kiln stopped while this image was ${image.status}: its process ended in the middle of the build.`;
    store.transaction(() => {
      interruptExecutions(store, { image: image.arn, status: 'FAILED', message: reason, ended: clock.now().toISOString() });
      transition({ store, clock, job, logGroup: image.logGroup }, { status: 'FAILED', reason });
    });
    if (!hasAmisOn(store, job.outputDirectory)) await rm(job.outputDirectory, { recursive: true, force: true });
  }
}
