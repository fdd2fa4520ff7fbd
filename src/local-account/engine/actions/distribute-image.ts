import type { WorkflowMap } from '../../../documents/index.ts';
import type { BuildDistribution } from '../build-job.ts';
import { type BuildRun, clockOf } from '../build-run.ts';
import { builtImage, type Workpiece } from '../workpiece.ts';
import { writeArtifacts } from '../write-artifacts.ts';
import type { WorkflowAction } from './action.ts';
import { distributionsIn } from './distribution-inputs.ts';
import { distributable, outputsOf } from './distribution-results.ts';

/** Makes the AMIs of Regions and accounts. */
export const distributeImage: WorkflowAction = {
  name: 'DistributeImage',
  async run({ run, work }, inputs) {
    return { outputs: { distributedImages: await distributeTo(run, work, distributionsIn(run.job, inputs, clockOf(run).now())) } };
  },
};

/** Writes the artifacts of the image, once, and makes its AMIs upon them; throws a BuildFailure that says of each why it is not there. */
export async function distributeTo(
  run: BuildRun,
  work: Workpiece,
  distributions: readonly BuildDistribution[],
): Promise<readonly WorkflowMap[]> {
  work.artifacts ??= await writeArtifacts(run, builtImage(work));
  work.distributed = true;
  return outputsOf(run.journal.distributor.copy(distributable(run.job, work.artifacts), distributions));
}
