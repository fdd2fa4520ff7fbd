// Does what an execution has planned, image by image.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LAYOUT_FOLDER } from '../../rehearsal/index.ts';
import { releaseUnheld } from '../artifacts/collect-garbage.ts';
import { hasAmisOn } from '../ec2/ami-records.ts';
import { readImages } from '../ecr/layout.ts';
import { removeImages } from '../ecr/remove-images.ts';
import type { BuildJob } from '../engine/build-job.ts';
import type { OutputResources } from '../protocol/imagebuilder-shapes.ts';
import { findImage, replaceImageOutput } from '../store/images.ts';
import {
  findExecution,
  findLifecycleResource,
  finishLifecycleResources,
  hasFailures,
  type LifecycleExecutionRow,
  moveExecution,
} from '../store/lifecycle.ts';
import type { Store } from '../store/store.ts';
import type { LifecyclePlace, PlannedImage } from './plan.ts';
import { touchImage } from './touch-image.ts';

/**
 * Runs an execution to its end, or on from where an earlier process left it: an image that is marked as begun is finished, one that is
 * not marked is begun. Cancelling takes effect between two images.
 */
export async function performExecution(place: LifecyclePlace, execution: LifecycleExecutionRow): Promise<void> {
  const { store } = place;
  const { id } = execution;
  if (execution.status === 'PENDING') moveExecution(store, id, { status: 'IN_PROGRESS', started: timeOf(place) });
  for (const planned of JSON.parse(execution.plan) as readonly PlannedImage[]) {
    if (isCancelled(store, id)) break;
    await performOn(place, id, planned);
  }
  const status = isCancelled(store, id) ? 'CANCELLED' : hasFailures(store, id) ? 'FAILED' : 'SUCCESS';
  moveExecution(store, id, { status, ended: timeOf(place) });
  place.garbage.wake();
}

async function performOn(place: LifecyclePlace, execution: string, planned: PlannedImage): Promise<void> {
  const { store } = place;
  const known = () => findLifecycleResource(store, { execution, id: planned.image });
  if (!known()) store.transaction(() => touchImage(place, execution, planned));
  // The image says already that it is deleted: what a crash leaves of its files goes when the execution goes on.
  const isDeleted = known()?.status === 'IN_PROGRESS' && planned.action === 'DELETE';
  const ofContainers = isDeleted && planned.include.containers ? removeContainers(place, planned.image) : undefined;
  const ofSnapshots = isDeleted && planned.include.snapshots ? await removeArtifacts(place, planned.image) : undefined;
  const fault = ofContainers ?? ofSnapshots;
  const status = fault === undefined ? 'SUCCESS' : 'FAILED';
  finishLifecycleResources(store, { execution, image: planned.image }, { status, reason: fault, ended: timeOf(place) });
}

/** The files are the snapshots. A copy of an AMI stands on those of its source, and keeps them. Answers why they could not be removed. */
async function removeArtifacts({ store, artifacts }: LifecyclePlace, arn: string): Promise<string | undefined> {
  const image = findImage(store, arn);
  if (!image) return undefined;
  const { outputDirectory } = JSON.parse(image.job) as BuildJob;
  if (hasAmisOn(store, outputDirectory)) return undefined;
  try {
    await releaseUnheld(artifacts, { image: arn, folder: outputDirectory });
    await rm(outputDirectory, { recursive: true, force: true }); // those of earlier versions of Kiln are not in the store
    return undefined;
  } catch (error) {
    return `The artifacts could not be removed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** What was pushed goes from its repositories, under every tag. Answers why it could not be removed. */
function removeContainers({ store, registries }: LifecyclePlace, arn: string): string | undefined {
  const image = findImage(store, arn);
  if (!image) return undefined;
  const output = JSON.parse(image.output ?? '{}') as OutputResources;
  const uris = (output.containers ?? []).flatMap(({ imageUris = [] }) => imageUris);
  try {
    // Its own layout knows the image; the tags in the registries may be of others by now.
    const [own] = readImages(join((JSON.parse(image.job) as BuildJob).outputDirectory, LAYOUT_FOLDER));
    if (uris.length > 0 && !own) return 'The container images could not be removed: the artifacts, which tell which they are, are gone.';
    if (own) removeImages(registries, { uris, digest: own.digest });
    replaceImageOutput(store, arn, { ...output, containers: [] });
    return undefined;
  } catch (error) {
    return `The container images could not be removed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isCancelled(store: Store, id: string): boolean {
  return findExecution(store, id)?.status === 'CANCELLING';
}

function timeOf({ clock }: LifecyclePlace): number {
  return clock.now().getTime();
}
