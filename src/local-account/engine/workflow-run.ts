import type { ExecutableWorkflowStep, WorkflowMap, WorkflowScope } from '../../documents/index.ts';
import type { ActionContext } from './actions/action.ts';
import type { BuildRun } from './build-run.ts';
import { imageScope } from './image-scope.ts';
import type { Instance } from './instance.ts';
import type { PlannedWorkflow } from './plan-workflows.ts';
import type { Workpiece } from './workpiece.ts';

/** One workflow while it runs. */
export interface WorkflowRun {
  readonly run: BuildRun;
  readonly plan: PlannedWorkflow;
  readonly work: Workpiece;
  /** The execution's id. */
  readonly id: string;
  readonly instances: Map<string, Instance>;
  /** The steps that were completed, in their order. */
  readonly completed: CompletedStep[];
}

export interface CompletedStep {
  readonly id: string;
  readonly step: ExecutableWorkflowStep;
  readonly outputs: WorkflowMap;
}

/** What the paths of the workflow lead to at this moment. */
export function scopeOf({ run, plan, work, completed }: WorkflowRun): WorkflowScope {
  return {
    parameters: plan.parameters,
    stepOutputs: Object.fromEntries(completed.map(({ step, outputs }) => [step.name, outputs])),
    workflowOutputs: work.workflowOutputs,
    imagebuilder: imageScope(run, plan.kind),
  };
}

/** What the action of a step works with; `signal` is that of its attempt. */
export function contextOf({ run, plan, work, id, instances }: WorkflowRun, stepId: string, signal: AbortSignal): ActionContext {
  return { run: { ...run, signal }, kind: plan.kind, ids: { workflowId: id, stepId }, work, instances };
}
