import type { BuildOutcome, RegionFailure } from '../engine/build-job.ts';
import { workflowArnOf } from '../imagebuilder/default-workflows.ts';
import { findWorkflow, stepsOf, type WorkflowRow, workflowsOf } from '../store/executions.ts';
import type { ImageStatus } from '../store/images.ts';
import type { BuildPlace } from './transition.ts';

/** `failureContext` of an image's state, as newer clients know it; it is there for FAILED images alone. */
export interface ImageFailureContext {
  /** The status in which the image failed. */
  readonly imageStatus: ImageStatus;
  readonly workflowExecutionId?: string | undefined;
  readonly workflowArn?: string | undefined;
  readonly stepExecutionId?: string | undefined;
  /** The step's name. */
  readonly failedStep?: string | undefined;
  readonly componentFailure?: ComponentFailureContext;
  readonly distributionFailure?: DistributionFailureContext;
}

interface ComponentFailureContext {
  readonly componentArn: string;
  readonly phaseName: string;
  readonly stepName: string;
  readonly action: string;
  readonly errorMessage: string;
}

interface DistributionFailureContext {
  readonly errorMessage: string;
  readonly regionFailures?: readonly object[];
}

type Failed = Extract<BuildOutcome, { status: 'FAILED' }>;

/** Where a build failed, as the store knows it once its executions are closed; `imageStatus` is the status until then. */
export function failureContextOf(place: BuildPlace, imageStatus: ImageStatus, outcome: Failed): ImageFailureContext {
  const workflow = failedWorkflow(place, outcome);
  const step = workflow && stepsOf(place.store, workflow.id).findLast(({ status }) => status === 'FAILED');
  const { component, reason } = outcome;
  return {
    imageStatus,
    ...(workflow && { workflowExecutionId: workflow.id, workflowArn: workflowArnOf(place.job.region, workflow) }),
    ...(step && { stepExecutionId: step.id, failedStep: step.name }),
    ...(component && {
      componentFailure: {
        ...{ componentArn: component.arn, phaseName: component.phase, stepName: component.step },
        ...{ action: component.action, errorMessage: reason },
      },
    }),
    ...(workflow?.kind === 'DISTRIBUTION' && { distributionFailure: distributionFailure(outcome) }),
  };
}

/** The execution that the build failed with; an outcome that names none means the last that failed. */
export function failedWorkflow({ store, job }: BuildPlace, { workflowId }: Pick<Failed, 'workflowId'>): WorkflowRow | undefined {
  if (workflowId !== undefined) return findWorkflow(store, workflowId);
  return workflowsOf(store, job.imageArn).findLast(({ status, retried }) => status === 'FAILED' && !retried);
}

function distributionFailure({ reason, regions = [] }: Failed): DistributionFailureContext {
  const regionFailures = regions.map(toRegionFailure);
  return { errorMessage: reason, ...(regionFailures.length > 0 && { regionFailures }) };
}

function toRegionFailure({ region, status, step, message, accountId }: RegionFailure): object {
  return { region, status, imageConfigurationStep: step, errorMessage: message, targetAccountId: accountId };
}
