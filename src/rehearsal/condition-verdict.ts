import { readStepCondition } from '../documents/index.ts';
import { ActionFailure } from './actions/action-failure.ts';
import { evaluate } from './condition.ts';
import type { StepRun } from './document-run.ts';
import { resolveReferences } from './resolve.ts';

export type Verdict = { readonly outcome: 'Execute' | 'Skip' } | { readonly outcome: 'Abort'; readonly reason: string };

/** What a step's `if` decides; a condition that can't be read or resolved aborts, as a failed step would. */
export async function conditionVerdict(step: StepRun): Promise<Verdict> {
  const { condition } = step.step;
  if (condition === undefined) return { outcome: 'Execute' };
  try {
    const read = readStepCondition(await resolveReferences({ step, loop: undefined, caveats: new Set() }, condition));
    if ('error' in read) return { outcome: 'Abort', reason: read.error };
    const holds = await evaluate(step.machine, read.condition);
    const outcome = holds ? read.whenTrue : read.whenFalse;
    return outcome === 'Abort' ? { outcome, reason: `its condition is ${holds} and says Abort` } : { outcome };
  } catch (error) {
    if (!(error instanceof ActionFailure)) throw error;
    return { outcome: 'Abort', reason: error.message };
  }
}
