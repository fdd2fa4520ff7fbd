// What an execution does to one image and its AMIs, less the files: all of it in one transaction.
import type { BuildJob } from '../engine/build-job.ts';
import { moveImage } from '../imagebuilder/image-status.ts';
import type { OutputResources } from '../protocol/imagebuilder-shapes.ts';
import { findImage, type ImageRow, imagesIn, replaceImageOutput, runningStatuses } from '../store/images.ts';
import { insertLifecycleResource, type LifecycleResourceStatus } from '../store/lifecycle.ts';
import type { Store } from '../store/store.ts';
import { amisOf, changeAmi, type OutputAmi, outputOfImage, sparedBecause } from './amis.ts';
import { type LifecyclePlace, outcomes, type PlannedImage } from './plan.ts';

/** Changes the image and its AMIs, and writes down what was done to each and what was let be. */
export function touchImage(place: LifecyclePlace, execution: string, planned: PlannedImage): void {
  const { store } = place;
  const image = findImage(store, planned.image);
  const write = recorder(place, execution, planned);
  const obstacle = image ? obstacleTo(store, image, planned) : 'The image is gone.';
  if (!image || obstacle !== undefined) {
    write('FAILED', { reason: obstacle });
    return;
  }
  const output = outputOfImage(image.output);
  const { touched, spared } = sortAmis(amisOf(store, output), planned);
  const isDeletion = planned.action === 'DELETE';
  const stays = isDeletion && spared.size > 0;
  if (stays) write('SKIPPED', { reason: 'An AMI of the image is excluded, and so the image stays.' });
  else write('IN_PROGRESS', {});
  for (const [ami, reason] of spared) write('SKIPPED', { ami, reason });
  const withSnapshots = planned.include.snapshots ?? false;
  for (const ami of touched) {
    const snapshot = changeAmi(ami, { action: planned.action, withSnapshots, now: place.clock.now() });
    write('IN_PROGRESS', { ami, snapshot });
  }
  const left = outputAfter(output, touched, planned);
  replaceImageOutput(store, planned.image, isDeletion && withSnapshots && !stays ? { ...left, containers: [] } : left);
  if (!stays) moveImage(place, planned.image, { status: outcomes[planned.action] });
}

interface Note {
  readonly ami?: OutputAmi;
  readonly reason?: string | undefined;
  readonly snapshot?: string | undefined;
}

function recorder({ store, clock }: LifecyclePlace, execution: string, { image, action }: PlannedImage) {
  const [, , , region = '', account = ''] = image.split(':');
  return (status: LifecycleResourceStatus, { ami, reason, snapshot }: Note) => {
    const started = clock.now().getTime();
    const what = ami
      ? { parent: image, id: ami.id, account: ami.owner.accountId, region: ami.owner.region }
      : { parent: undefined, id: image, account, region };
    const ended = status === 'IN_PROGRESS' ? undefined : started;
    insertLifecycleResource(store, { execution, ...what, action, status, reason, snapshot, started, ended });
  };
}

/** Why an image cannot be touched now; undefined for one that can. */
function obstacleTo(store: Store, { status, job }: ImageRow, { action, include }: PlannedImage): string | undefined {
  if (runningStatuses.includes(status)) return `The image is ${status}.`;
  if (status === 'DELETED') return 'The image is deleted already.';
  if (action !== 'DELETE' || !include.snapshots) return undefined;
  const { outputDirectory } = JSON.parse(job) as BuildJob;
  const user = imagesIn(store, runningStatuses).find((one) => (JSON.parse(one.job) as BuildJob).parentArtifacts === outputDirectory);
  return user && `The image '${user.arn}' is being built upon it.`;
}

function sortAmis(amis: readonly OutputAmi[], { include, except }: PlannedImage) {
  const touched: OutputAmi[] = [];
  const spared = new Map<OutputAmi, string>();
  if (!include.amis) return { touched, spared };
  for (const ami of amis) {
    const reason = sparedBecause(ami, except);
    if (reason === undefined) touched.push(ami);
    else spared.set(ami, reason);
  }
  return { touched, spared };
}

/** AMIs that went are no longer part of the output, others say their new state. */
function outputAfter(output: OutputResources, touched: readonly OutputAmi[], { action }: PlannedImage): OutputResources {
  const status = outcomes[action];
  const isTouched = (id: string | undefined) => touched.some((ami) => ami.id === id);
  const amis = (output.amis ?? []).flatMap((ami) => {
    if (!isTouched(ami.image)) return [ami];
    return status === 'DELETED' ? [] : [{ ...ami, state: { status } }];
  });
  return { ...output, amis };
}
