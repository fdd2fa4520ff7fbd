import { pathOrText } from '../../documents/index.ts';
import { workflowAction } from './actions/index.ts';
import type { RollbackStatus } from './build-job.ts';
import { messageOf } from './message-of.ts';
import { type CompletedStep, contextOf, scopeOf, type WorkflowRun } from './workflow-run.ts';

/** Undoes the completed steps of a failed workflow, the last first. Never throws: what cannot be undone is told in the log. */
export async function rollBack(flow: WorkflowRun): Promise<void> {
  for (const completed of flow.completed.toReversed()) {
    flow.run.journal.rollback(completed.id, 'RUNNING');
    flow.run.journal.rollback(completed.id, await undo(flow, completed));
  }
}

async function undo(flow: WorkflowRun, completed: CompletedStep): Promise<RollbackStatus> {
  const { step, id, outputs } = completed;
  const { rollback } = workflowAction(step.action);
  try {
    if (!rollback || !isEnabled(flow, completed)) return 'SKIPPED';
    return (await rollback(contextOf(flow, id, flow.run.signal), outputs)) ? 'COMPLETED' : 'SKIPPED';
  } catch (error) {
    flow.run.journal.log(`Step ${step.name} could not be rolled back: ${messageOf(error)}`);
    return 'FAILED';
  }
}

function isEnabled(flow: WorkflowRun, { step: { rollbackEnabled } }: CompletedStep): boolean {
  if (typeof rollbackEnabled === 'boolean') return rollbackEnabled;
  return String(pathOrText(rollbackEnabled, scopeOf(flow))).toLowerCase() === 'true';
}
