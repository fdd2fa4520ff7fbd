import { conditionHolds, type ExecutableWorkflowStep, resolveInputs, type WorkflowMap } from '../../documents/index.ts';
import type { DoneResult } from './actions/action.ts';
import { attemptStep, type RunningStep } from './attempt-step.ts';
import type { SuspendedWorkflow, WaitingAttempt } from './build-job.ts';
import { Suspension } from './build-run.ts';
import { messageOf } from './message-of.ts';
import { suspend } from './suspend-workflow.ts';
import { scopeOf, type WorkflowRun } from './workflow-run.ts';

/**
 * Runs one step and writes it down. Throws when the workflow ends with it: it was aborted, or failed without `onFailure: Continue`; and a
 * Suspension when it waits for an answer.
 */
export async function runStep(flow: WorkflowRun, step: ExecutableWorkflowStep): Promise<void> {
  const { journal, signal } = flow.run;
  signal.throwIfAborted();
  const { name, action, onFailure, timeoutSeconds, maxAttempts } = step;
  const readiness = readinessOf(flow, step);
  if (readiness.kind === 'skip') {
    journal.skipStep(flow.id, { name, action });
    return;
  }
  const { inputs } = readiness;
  const conditional = step.condition !== undefined;
  const id = journal.startStep(flow.id, { name, action, inputs, onFailure, timeoutSeconds, maxAttempts, conditional });
  const running = { id, step, inputs };
  await conclude(flow, running, () => {
    if (readiness.kind === 'fault') throw readiness.error;
    return attemptStep(flow, running);
  });
}

/** Goes on with a step that waited when an earlier run ended. */
export async function continueStep(flow: WorkflowRun, step: ExecutableWorkflowStep, suspended: SuspendedWorkflow['step']): Promise<void> {
  const running = { id: suspended.id, step, inputs: suspended.inputs };
  await conclude(flow, running, () => attemptStep(flow, running, suspended));
}

async function conclude(flow: WorkflowRun, running: RunningStep, attempt: () => Promise<DoneResult | WaitingAttempt>): Promise<void> {
  const { journal, signal } = flow.run;
  const { id, step } = running;
  try {
    const result = await attempt();
    if ('deadline' in result) throw await suspend(flow, running, result);
    if ('skipped' in result) {
      journal.finishStep(id, 'SKIPPED', { message: result.skipped });
      return;
    }
    const { outputs, message } = result;
    journal.finishStep(id, 'COMPLETED', message === undefined ? { outputs } : { outputs, message });
    flow.completed.push({ id, step, outputs });
  } catch (error) {
    if (error instanceof Suspension) throw error;
    const message = messageOf(error);
    journal.finishStep(id, signal.aborted ? 'CANCELLED' : 'FAILED', { outputs: message, message });
    if (signal.aborted || step.onFailure === 'Abort') throw error;
    journal.log(`Step ${step.name} failed, and the workflow goes on as its onFailure says: ${message}`);
  }
}

type Readiness =
  | { readonly kind: 'skip' }
  | { readonly kind: 'run'; readonly inputs: WorkflowMap }
  /** The condition or an input leads to nothing; the inputs are told as they are written. */
  | { readonly kind: 'fault'; readonly inputs: WorkflowMap; readonly error: unknown };

function readinessOf(flow: WorkflowRun, { condition, inputs }: ExecutableWorkflowStep): Readiness {
  const scope = scopeOf(flow);
  try {
    if (condition !== undefined && !conditionHolds(condition, scope)) return { kind: 'skip' };
    return { kind: 'run', inputs: resolveInputs(inputs, scope) };
  } catch (error) {
    return { kind: 'fault', inputs, error };
  }
}
