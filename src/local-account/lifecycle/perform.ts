// Does what an execution has planned, image by image.
import { rm } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import type { BuildJob } from '../engine/build-job.ts';
import type { Image } from '../protocol/imagebuilder-shapes.ts';
import { findImage, type ImageRow, imagesIn, replaceImageOutput, runningStatuses, setImageStatus } from '../store/images.ts';
import {
  findExecution,
  finishLifecycleResources,
  insertLifecycleResource,
  type LifecycleExecutionRow,
  type LifecycleResourceRow,
  moveExecution,
  resourcesOf,
} from '../store/lifecycle.ts';
import { findResource } from '../store/resources.ts';
import type { Store } from '../store/store.ts';
import { amisOf, type OutputAmi, outputOfImage, sparedBecause, withAmis } from './amis.ts';
import { outcomes, type PlannedImage } from './plan.ts';

export interface LifecyclePlace {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Runs an execution to its end, or on from where an earlier process left it: an image that is marked as begun is finished, one that is
 * not marked is begun. Cancelling takes effect between two images.
 */
export async function performExecution(place: LifecyclePlace, execution: LifecycleExecutionRow): Promise<void> {
  const { store } = place;
  const { id } = execution;
  if (execution.status === 'PENDING') moveExecution(store, id, { status: 'IN_PROGRESS', started: timeOf(place) });
  for (const planned of JSON.parse(execution.plan) as readonly PlannedImage[]) {
    if (findExecution(store, id)?.status === 'CANCELLING') break;
    await performOn(place, id, planned);
  }
  const cancelled = findExecution(store, id)?.status === 'CANCELLING';
  const failed = resourcesOf(store, { execution: id }).some(({ status }) => status === 'FAILED');
  moveExecution(store, id, { status: cancelled ? 'CANCELLED' : failed ? 'FAILED' : 'SUCCESS', ended: timeOf(place) });
}

async function performOn(place: LifecyclePlace, execution: string, planned: PlannedImage): Promise<void> {
  const { store } = place;
  const known = () => resourcesOf(store, { execution }).find(({ id }) => id === planned.image);
  if (!known()) store.transaction(() => begin(place, execution, planned));
  // The image says already that it is deleted: what a crash leaves of its files goes when the execution goes on.
  const isGone = known()?.status === 'IN_PROGRESS' && planned.action === 'DELETE';
  const image = findImage(store, planned.image);
  if (isGone && image && planned.include.snapshots) await removeArtifacts(image);
  finishLifecycleResources(store, { execution, image: planned.image }, { status: 'SUCCESS', reason: undefined, ended: timeOf(place) });
}

async function removeArtifacts({ job }: ImageRow): Promise<void> {
  await rm((JSON.parse(job) as BuildJob).outputDirectory, { recursive: true, force: true });
}

/** Changes the image and its AMIs, and writes down what was done to each. */
function begin(place: LifecyclePlace, execution: string, planned: PlannedImage): void {
  const { store } = place;
  const image = findImage(store, planned.image);
  const resource = findResource<Image>(store, planned.image);
  const write = recorder(place, execution, planned);
  const obstacle = obstacleTo(store, image, planned);
  if (!image || !resource || obstacle !== undefined) {
    write('FAILED', obstacle ?? 'The image is gone.');
    return;
  }
  const output = outputOfImage(image.output);
  const { touched, spared } = sortAmis(resource.body, amisOf(output), planned);
  if (planned.action === 'DELETE' && spared.size > 0) write('SKIPPED', 'An AMI of the image is excluded, and so the image stays.');
  else write('IN_PROGRESS', undefined);
  for (const [ami, reason] of spared) write('SKIPPED', reason, ami);
  for (const ami of touched) write('IN_PROGRESS', undefined, ami);
  const status = outcomes[planned.action];
  const ids = new Set(touched.map(({ id }) => id));
  const left = withAmis(output, ids, (ami) => (status === 'DELETED' ? undefined : { ...ami, state: { status } }));
  const keepsArchive = status !== 'DELETED' || !planned.include.snapshots || spared.size > 0;
  replaceImageOutput(store, planned.image, keepsArchive ? left : { ...left, containers: [] });
  if (status !== 'DELETED' || spared.size === 0) setImageStatus(store, planned.image, { status });
}

type Recorder = (status: LifecycleResourceRow['status'], reason: string | undefined, ami?: OutputAmi) => void;

function recorder(place: LifecyclePlace, execution: string, { image, action }: PlannedImage): Recorder {
  const [, , , region = '', account = ''] = image.split(':');
  return (status, reason, ami) => {
    const started = timeOf(place);
    const what = ami
      ? { parent: image, id: ami.id, account: ami.accountId, region: ami.region }
      : { parent: undefined, id: image, account, region };
    const ended = status === 'IN_PROGRESS' ? undefined : started;
    insertLifecycleResource(place.store, { execution, ...what, action, status, reason, started, ended });
  };
}

/** Why an image cannot be touched now; undefined for one that can. */
function obstacleTo(store: Store, image: ImageRow | undefined, { action, include }: PlannedImage): string | undefined {
  if (!image) return undefined;
  const { arn, status, job } = image;
  if (runningStatuses.includes(status)) return `The image is ${status}.`;
  if (status === 'DELETED') return 'The image is deleted already.';
  if (action !== 'DELETE' || !include.snapshots) return undefined;
  const { outputDirectory } = JSON.parse(job) as BuildJob;
  const user = imagesIn(store, runningStatuses).find((one) => (JSON.parse(one.job) as BuildJob).parentArtifacts === outputDirectory);
  return user && user.arn !== arn ? `The image '${user.arn}' is being built upon it.` : undefined;
}

function sortAmis(image: Image, amis: readonly OutputAmi[], { include, except }: PlannedImage) {
  const touched: OutputAmi[] = [];
  const spared = new Map<OutputAmi, string>();
  if (!include.amis) return { touched, spared };
  for (const ami of amis) {
    const reason = sparedBecause(ami, image, except);
    if (reason === undefined) touched.push(ami);
    else spared.set(ami, reason);
  }
  return { touched, spared };
}

function timeOf({ clock }: LifecyclePlace): number {
  return clock.now().getTime();
}
