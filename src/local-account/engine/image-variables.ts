import type { ExecutionIds } from './actions/action.ts';
import type { BuildJob } from './build-job.ts';

export type StageName = 'BUILDING' | 'TESTING';

/** The variables that Image Builder sets for components. `IMAGE_PHASE` names the stage, never a phase. */
export function imageVariables(job: BuildJob, stage: StageName, ids: ExecutionIds): Readonly<Record<string, string>> {
  return {
    IMAGE_WORKFLOW_EXECUTION_ID: ids.workflowId,
    IMAGE_STEP_EXECUTION_ID: ids.stepId,
    IMAGE_BUILD_VERSION_ARN: job.imageArn,
    IMAGE_PIPELINE_ARN: job.pipelineArn ?? '',
    IMAGE_PHASE: stage,
    IMAGE_VERSION: job.version,
    IMAGE_BUILD_VERSION: String(job.buildNumber),
  };
}
