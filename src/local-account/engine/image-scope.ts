import type { WorkflowMap } from '../../documents/index.ts';
import type { WorkflowKind } from './build-job.ts';
import { type BuildRun, clockOf } from './build-run.ts';

const phases: Readonly<Record<WorkflowKind, string>> = { BUILD: 'Build', TEST: 'Test', DISTRIBUTION: 'Distribution' };

/** `$.imagebuilder` of a workflow: what Image Builder tells about the image and the run. Settings that nobody made are empty. */
export function imageScope(run: BuildRun, kind: WorkflowKind): WorkflowMap {
  const { job, journal } = run;
  const { instanceProfileName = '', subnetId = '', securityGroups = [], collectImageMetadata = true } = job.infrastructure ?? {};
  return {
    cloudWatchLogGroup: journal.logs.group,
    cloudWatchLogStream: journal.logs.stream,
    collectImageMetadata,
    collectImageScanFindings: job.scanning ?? false,
    dateTime: clockOf(run).now().toISOString(),
    imageBuildNumber: job.buildNumber,
    imageId: job.parentImage,
    imageName: job.imageName,
    imageType: job.container ? 'DOCKER' : 'AMI',
    imageVersionNumber: job.version,
    instanceProfileName,
    platform: job.platform,
    s3Logs: {},
    securityGroups,
    sourceImageARN: job.parentImage,
    subnetId,
    terminateInstanceOnFailure: job.terminateInstanceOnFailure,
    workflowPhase: phases[kind],
    workingDirectory: job.workingDirectory ?? '',
  };
}
