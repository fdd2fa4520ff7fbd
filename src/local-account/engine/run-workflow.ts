import { pathOrText, type WorkflowMap } from '../../documents/index.ts';
import { type BuildRun, WorkflowFailure } from './build-run.ts';
import { messageOf } from './message-of.ts';
import type { PlannedWorkflow } from './plan-workflows.ts';
import { rollBack } from './roll-back.ts';
import { runStep } from './run-step.ts';
import { scopeOf, type WorkflowRun } from './workflow-run.ts';
import type { Workpiece } from './workpiece.ts';

/**
 * Runs the steps of a workflow in order and writes each down. The first that fails without `onFailure: Continue` ends the workflow: what
 * was done is rolled back, and a WorkflowFailure is thrown. No instance outlives its workflow.
 */
export async function runWorkflow(run: BuildRun, work: Workpiece, plan: PlannedWorkflow): Promise<void> {
  const { journal, signal } = run;
  const { kind, arn, parallelGroup, document } = plan;
  const steps = document.steps.map(({ name, action }) => ({ name, action }));
  const id = journal.startWorkflow(kind, steps, { arn, parallelGroup });
  const flow: WorkflowRun = { run, plan, work, id, instances: new Map(), completed: [] };
  try {
    for (const step of document.steps) await runStep(flow, step);
    work.workflowOutputs = { ...work.workflowOutputs, ...outputsOf(flow) };
    journal.finishWorkflow(id, 'COMPLETED');
  } catch (error) {
    if (!signal.aborted) await rollBack(flow);
    journal.finishWorkflow(id, signal.aborted ? 'CANCELLED' : 'FAILED', messageOf(error));
    throw new WorkflowFailure(id, error);
  } finally {
    for (const instance of flow.instances.values()) await instance.terminate();
  }
}

/** Outputs of steps that were skipped lead to nothing, and are left out with a word in the log. */
function outputsOf(flow: WorkflowRun): WorkflowMap {
  const scope = scopeOf(flow);
  const outputs = flow.plan.document.outputs.flatMap(({ name, value }) => {
    try {
      return [[name, pathOrText(value, scope)] as const];
    } catch (error) {
      flow.run.journal.log(`The workflow has no output ${name}: ${messageOf(error)}`);
      return [];
    }
  });
  return Object.fromEntries(outputs);
}
