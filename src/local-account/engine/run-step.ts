import { conditionHolds, type ExecutableWorkflowStep, resolveInputs, type WorkflowMap } from '../../documents/index.ts';
import { attemptStep } from './attempt-step.ts';
import { messageOf } from './message-of.ts';
import { scopeOf, type WorkflowRun } from './workflow-run.ts';

/** Runs one step and writes it down. Throws when the workflow ends with it: it was aborted, or failed without `onFailure: Continue`. */
export async function runStep(flow: WorkflowRun, step: ExecutableWorkflowStep): Promise<void> {
  const { journal, signal } = flow.run;
  signal.throwIfAborted();
  const { name, action, onFailure, timeoutSeconds } = step;
  const readiness = readinessOf(flow, step);
  if (readiness.kind === 'skip') {
    journal.skipStep(flow.id, { name, action });
    return;
  }
  const start = { name, action, inputs: readiness.inputs, onFailure, timeoutSeconds, conditional: step.condition !== undefined };
  const id = journal.startStep(flow.id, start);
  try {
    if (readiness.kind === 'fault') throw readiness.error;
    const result = await attemptStep(flow, { id, step, inputs: readiness.inputs });
    if ('skipped' in result) {
      journal.finishStep(id, 'SKIPPED', { message: result.skipped });
      return;
    }
    const { outputs, message } = result;
    journal.finishStep(id, 'COMPLETED', message === undefined ? { outputs } : { outputs, message });
    flow.completed.push({ id, step, outputs });
  } catch (error) {
    const message = messageOf(error);
    journal.finishStep(id, signal.aborted ? 'CANCELLED' : 'FAILED', { outputs: message, message });
    if (signal.aborted || onFailure === 'Abort') throw error;
    journal.log(`Step ${name} failed, and the workflow goes on as its onFailure says: ${message}`);
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
