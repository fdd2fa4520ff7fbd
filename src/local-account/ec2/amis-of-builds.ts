import { statSync } from 'node:fs';
import type { BuildArtifacts, BuildJob } from '../engine/build-job.ts';
import { amiId } from '../engine/resource-ids.ts';
import type { Store } from '../store/store.ts';
import { registerAmi } from './ami-records.ts';

/** Writes the AMIs that a build has for its Regions. */
export function registerAmisOf(store: Store, job: BuildJob, { artifacts, created }: { artifacts: BuildArtifacts; created: string }): void {
  const bytes = statSync(artifacts.archive ?? artifacts.layer, { throwIfNoEntry: false })?.size ?? 0;
  for (const { region, amiName, description } of job.distributions) {
    registerAmi(
      { store, accountId: job.accountId, region },
      {
        ...{ id: amiId(job.imageArn, region), name: amiName, description, created, bytes },
        ...{ architecture: process.arch === 'arm64' ? 'arm64' : 'x86_64', platform: job.platform },
        ...{ imageArn: job.imageArn, artifacts: job.outputDirectory },
        tags: [
          { Key: 'CreatedBy', Value: 'EC2 Image Builder' },
          { Key: 'Ec2ImageBuilderArn', Value: job.imageArn },
        ],
      },
    );
  }
}
