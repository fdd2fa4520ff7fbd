import type { BuildArtifacts } from './build-job.ts';
import type { BuildRun } from './build-run.ts';
import type { BuiltImage } from './build-stage.ts';
import { amiId } from './resource-ids.ts';
import { runWorkflow } from './run-workflow.ts';
import { writeArtifacts } from './write-artifacts.ts';

/** The DISTRIBUTION workflow: what would be copied to Regions is written to the disk, once. */
export async function distributeStage(run: BuildRun, image: BuiltImage): Promise<BuildArtifacts> {
  const { job } = run;
  const distributions = job.distributions.map(({ region, amiName, description }) => ({ region, name: amiName, description }));
  let artifacts: BuildArtifacts | undefined;
  await runWorkflow(run, {
    kind: 'DISTRIBUTION',
    steps: [
      {
        ...{ name: 'DistributeImage', action: 'DistributeImage', inputs: () => ({ distributions }) },
        run: async () => {
          artifacts = await writeArtifacts(run, image);
          const done = { accountId: job.accountId, status: 'Completed', step: 'Completed' };
          return {
            distributedImages: job.distributions.map(({ region, amiName }) => ({
              region,
              name: amiName,
              amiId: amiId(job.imageArn, region),
              ...done,
            })),
          };
        },
      },
    ],
  });
  if (!artifacts) throw new Error('The distribution workflow ended without artifacts');
  return artifacts;
}
