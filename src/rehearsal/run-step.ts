import { actionByName, type ExecutablePhase, type ExecutableStep, readStepCondition } from '../documents/index.ts';
import { ActionFailure } from './actions/action-failure.ts';
import { executorOf } from './actions/index.ts';
import { evaluate } from './condition.ts';
import type { DocumentRun, StepRun } from './document-run.ts';
import { resolveReferences } from './resolve.ts';
import { type AttemptEnding, type AttemptRequest, runAttempt } from './run-attempt.ts';
import { type StepReporter, type StepResult, stepReporter } from './step-reporter.ts';

const nothing = { attempt: 0, exitCode: null, outputs: {} } as const;

/** Runs one step to its end, its `if`, attempts and `onFailure` included, and tells of it. Doesn't reject: a cancelled step is Failed. */
export async function runStep(run: DocumentRun, phase: ExecutablePhase, step: ExecutableStep): Promise<StepResult> {
  const reporter = stepReporter(run, phase.name, step);
  const env = run.environment(phase.name);
  const machine = { sandbox: run.sandbox, env, cwd: run.workingDirectory, signal: run.signal };
  const result = await cancellable(run, () => settle({ run, phase, step, machine }, reporter));
  reporter.finished(result);
  return result;
}

async function cancellable(run: DocumentRun, work: () => Promise<StepResult>): Promise<StepResult> {
  try {
    return await work();
  } catch (error) {
    if (!run.signal.aborted) throw error;
    return { ...nothing, status: 'Failed', fidelity: { level: 'exact' }, message: 'the run was cancelled' };
  }
}

type Verdict = { readonly outcome: 'Execute' | 'Skip' } | { readonly outcome: 'Abort'; readonly reason: string };

/** What a step's `if` decides; a condition that can't be read or resolved aborts, as a failed step would. */
async function conditionVerdict(step: StepRun): Promise<Verdict> {
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

async function settle(stepRun: StepRun, reporter: StepReporter): Promise<StepResult> {
  const { run, step } = stepRun;
  const action = executorOf(step.action);
  if (action === undefined) return { ...nothing, status: 'Skipped', ...skipped(foreignAction(step.action)) };
  const verdict = await conditionVerdict(stepRun);
  if (verdict.outcome === 'Skip') return { ...nothing, status: 'Skipped', ...skipped('its condition says so') };
  if (verdict.outcome === 'Abort')
    return failed(step, { ...nothing, status: 'Failed', fidelity: { level: 'exact' }, message: verdict.reason });
  let ending: AttemptEnding | undefined;
  for (let number = 1; ; number += 1) {
    const request: AttemptRequest = { step: stepRun, action, reporter, number, again: ending?.message };
    ending = await runAttempt(request);
    if (ending.status === 'Success') return { ...ending, attempt: number };
    if (run.signal.aborted) return { ...ending, attempt: number };
    if (number >= step.maxAttempts) return failed(step, { ...ending, attempt: number });
  }
}

/** What `onFailure` makes of a failure. */
function failed(step: ExecutableStep, result: StepResult): StepResult {
  return step.onFailure === 'Ignore' ? { ...result, status: 'IgnoredFailure' } : result;
}

function skipped(reason: string): Pick<StepResult, 'fidelity' | 'message'> {
  return { fidelity: { level: 'skipped', reason }, message: reason };
}

function foreignAction(name: string): string {
  const platforms = actionByName(name)?.platforms ?? [];
  return `${name} exists on ${platforms.join(' and ')} only, and this is a rehearsal for Linux`;
}
