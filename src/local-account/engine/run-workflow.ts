import type { WorkflowKind, WorkflowStepPlan } from './build-job.ts';
import type { BuildRun } from './build-run.ts';

/** By which the journal knows a running step. */
export interface ExecutionIds {
  readonly workflowId: string;
  readonly stepId: string;
}

export interface WorkflowStep extends WorkflowStepPlan {
  /** Asked when the step starts: it may need what earlier steps gave. */
  readonly inputs: () => unknown;
  /** Gives the step's outputs; throws to fail it. Absent: a step that this platform has no use for. */
  readonly run?: (ids: ExecutionIds) => Promise<unknown>;
}

export interface Workflow {
  readonly kind: WorkflowKind;
  readonly steps: readonly WorkflowStep[];
}

/** Runs the steps in order and writes each down; the first that throws ends the workflow, and what it threw goes on. */
export async function runWorkflow(run: BuildRun, { kind, steps }: Workflow): Promise<void> {
  const { journal, signal } = run;
  const id = journal.startWorkflow(
    kind,
    steps.map(({ name, action }) => ({ name, action })),
  );
  try {
    for (const step of steps) await runWorkflowStep(run, id, step);
    journal.finishWorkflow(id, 'COMPLETED');
  } catch (error) {
    journal.finishWorkflow(id, signal.aborted ? 'CANCELLED' : 'FAILED', messageOf(error));
    throw error;
  }
}

async function runWorkflowStep({ journal, signal }: BuildRun, workflowId: string, step: WorkflowStep): Promise<void> {
  signal.throwIfAborted();
  const { name, action, inputs, run } = step;
  const stepId = journal.startStep(workflowId, { name, action, inputs: inputs() });
  if (!run) {
    journal.finishStep(stepId, 'SKIPPED', { message: 'Only for Windows' });
    return;
  }
  try {
    const outputs = await run({ workflowId, stepId });
    signal.throwIfAborted();
    journal.finishStep(stepId, 'COMPLETED', { outputs });
  } catch (error) {
    const message = messageOf(error);
    journal.finishStep(stepId, signal.aborted ? 'CANCELLED' : 'FAILED', { outputs: message, message });
    throw error;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
