import { pathOrText, type WorkflowMap } from '../../documents/index.ts';
import { type BuildRun, Suspension, WorkflowFailure } from './build-run.ts';
import { messageOf } from './message-of.ts';
import type { PlannedWorkflow } from './plan-workflows.ts';
import { rollBack } from './roll-back.ts';
import { continueStep, runStep } from './run-step.ts';
import { completedOf, forgetSuspension, instancesOf, suspendedOf } from './suspend-workflow.ts';
import { scopeOf, type WorkflowRun } from './workflow-run.ts';
import { progressOf, type Workpiece } from './workpiece.ts';

/**
 * Runs the steps of a workflow in order and writes each down; one that an earlier run suspended goes on where it was. The first step that
 * fails without `onFailure: Continue` ends the workflow: what was done is rolled back, and a WorkflowFailure is thrown. A step that waits
 * throws a Suspension. No instance outlives the run.
 */
export async function runWorkflow(run: BuildRun, work: Workpiece, plan: PlannedWorkflow): Promise<void> {
  const { journal, signal } = run;
  const flow = openWorkflow(run, work, plan);
  try {
    await runSteps(flow);
    work.workflowOutputs = { ...work.workflowOutputs, ...outputsOf(flow) };
    await passBy(flow);
    journal.finishWorkflow(flow.id, 'COMPLETED');
  } catch (error) {
    if (error instanceof Suspension) throw error;
    if (!signal.aborted) await rollBack(flow);
    if (plan.onFailure === 'CONTINUE') await passBy(flow);
    journal.finishWorkflow(flow.id, signal.aborted ? 'CANCELLED' : 'FAILED', messageOf(error));
    throw new WorkflowFailure(flow.id, error);
  } finally {
    await terminateAll(flow);
  }
}

function openWorkflow(run: BuildRun, work: Workpiece, plan: PlannedWorkflow): WorkflowRun {
  const suspended = suspendedOf(work, plan);
  if (suspended) {
    return { ...{ run, plan, work, id: suspended.id }, instances: instancesOf(run, suspended), completed: completedOf(plan, suspended) };
  }
  const { kind, arn, parallelGroup, document } = plan;
  const steps = document.steps.map(({ name, action }) => ({ name, action }));
  const id = run.journal.startWorkflow(kind, steps, { arn, parallelGroup });
  return { run, plan, work, id, instances: new Map(), completed: [] };
}

async function runSteps(flow: WorkflowRun): Promise<void> {
  const { steps } = flow.plan.document;
  const waiting = suspendedOf(flow.work, flow.plan)?.step;
  const from = waiting ? steps.findIndex(({ name }) => name === waiting.name) : 0;
  for (const step of steps.slice(from)) {
    if (step.name === waiting?.name) await continueStep(flow, step, waiting);
    else await runStep(flow, step);
  }
}

/** No later run does the workflow again: another that runs beside it may yet be suspended. */
async function passBy(flow: WorkflowRun): Promise<void> {
  const { run, work, plan } = flow;
  await forgetSuspension(flow);
  work.over = [...work.over, plan.place];
  run.journal.keep(progressOf(work));
}

/** Each gets its end, also beside one that cannot be ended. */
async function terminateAll({ instances }: WorkflowRun): Promise<void> {
  const ends = await Promise.allSettled([...instances.values()].map((instance) => instance.terminate()));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
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
