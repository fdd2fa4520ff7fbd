import { statSync } from 'node:fs';
import { isWorkflowMap, textOf, type WorkflowMap } from '../../../documents/index.ts';
import type { DistributableImage, DistributedAmi, DistributedImage } from '../../distribution/distributor.ts';
import type { BuildArtifacts, BuildJob } from '../build-job.ts';
import { BuildFailure } from '../build-run.ts';

/** What of a build is distributed; AMIs have the size of the whole image, or of the layer where there is no whole one. */
export function distributable({ outputDirectory }: BuildJob, { archive, layer }: BuildArtifacts): DistributableImage {
  return { artifacts: outputDirectory, bytes: statSync(archive ?? layer, { throwIfNoEntry: false })?.size ?? 0 };
}

/** The images as a step gives them to those behind it. A step fails as a whole when it failed with one of them, and says with which. */
export function outputsOf(images: readonly DistributedImage[]): readonly WorkflowMap[] {
  const faults = images.flatMap(({ errorMessage }) => errorMessage ?? []);
  if (faults.length > 0) {
    const listed = faults.map((fault, index) => `${index + 1}) ${fault}`).join(' ');
    throw new BuildFailure(`Not all distribution jobs are completed. ${listed}`);
  }
  return images.map(({ errorMessage: _none, ...image }) => image);
}

/** The AMIs that a step is to work on: what a step before it has given. */
export function distributedIn({ distributedImages }: WorkflowMap): readonly DistributedAmi[] {
  if (!Array.isArray(distributedImages)) throw new BuildFailure('distributedImages is not the output of a step that distributes');
  return distributedImages.map((image) => {
    const { accountId, region, name, amiId } = isWorkflowMap(image) ? image : {};
    if (!accountId || !region || !name || !amiId) throw new BuildFailure('distributedImages is not the output of a step that distributes');
    return { accountId: textOf(accountId), region: textOf(region), name: textOf(name), amiId: textOf(amiId) };
  });
}
