import { statSync } from 'node:fs';
import { isWorkflowMap, textOf, type WorkflowMap } from '../../../documents/index.ts';
import type { DistributableImage, DistributedAmi, DistributedImage, DistributionStep } from '../../distribution/distributor.ts';
import type { BuildArtifacts, BuildJob, RegionFailure } from '../build-job.ts';
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
    throw new BuildFailure(`Not all distribution jobs are completed. ${listed}`, { regions: images.flatMap(regionFailure) });
  }
  return images.map(({ errorMessage: _none, ...image }) => image);
}

function regionFailure({ region, accountId, step, errorMessage }: DistributedImage): readonly RegionFailure[] {
  return errorMessage === undefined ? [] : [{ region, accountId, status: 'FAILED', step: configurationSteps[step], message: errorMessage }];
}

/** ImageConfigurationStep of the API; copies and permissions are none. */
const configurationSteps: Readonly<Partial<Record<DistributionStep, string>>> = {
  AssociateLicensesRunning: 'ASSOCIATE_LICENSES',
  UpdateLaunchTemplateRunning: 'UPDATE_LAUNCH_TEMPLATES',
  PutSsmParametersRunning: 'PUT_SSM_PARAMETERS',
  UpdateFastLaunchConfiguration: 'UPDATE_FAST_LAUNCH_CONFIGURATIONS',
  ExportAmiRunning: 'EXPORT_AMI',
};

/** The AMIs that a step is to work on: what a step before it has given. */
export function distributedIn({ distributedImages }: WorkflowMap): readonly DistributedAmi[] {
  if (!Array.isArray(distributedImages)) throw new BuildFailure('distributedImages is not the output of a step that distributes');
  return distributedImages.map((image) => {
    const { accountId, region, name, amiId } = isWorkflowMap(image) ? image : {};
    if (!accountId || !region || !name || !amiId) throw new BuildFailure('distributedImages is not the output of a step that distributes');
    return { accountId: textOf(accountId), region: textOf(region), name: textOf(name), amiId: textOf(amiId) };
  });
}
