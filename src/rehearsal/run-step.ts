import { actionByName, type ExecutablePhase, type ExecutableStep } from '../documents/index.ts';
import type { Action } from './actions/action.ts';
import { executorOf } from './actions/index.ts';
import { conditionVerdict } from './condition-verdict.ts';
import type { DocumentRun, StepRun } from './document-run.ts';
import { runAttempt } from './run-attempt.ts';
import { type StepReporter, type StepResult, stepReporter } from './step-reporter.ts';

/** Runs one step to its end, its `if`, attempts and `onFailure` included, and tells of it. A step that was cancelled has failed. */
export async function runStep(run: DocumentRun, phase: ExecutablePhase, step: ExecutableStep): Promise<StepResult> {
  const reporter = stepReporter(run, phase.name, step);
  const env = run.environment(phase.name);
  const machine = { sandbox: run.sandbox, env, cwd: run.workingDirectory, signal: run.signal };
  const result = tolerated(run, step, await settle({ run, phase, step, machine }, reporter));
  reporter.finished(result);
  return result;
}

async function settle(stepRun: StepRun, reporter: StepReporter): Promise<StepResult> {
  const action = executorOf(stepRun.step.action);
  if (action === undefined) return withoutExecutor(stepRun.step.action);
  try {
    const verdict = await conditionVerdict(stepRun);
    if (verdict.outcome === 'Skip') return skipped('its condition says so');
    if (verdict.outcome === 'Abort') return failure(verdict.reason);
  } catch (error) {
    if (!stepRun.run.signal.aborted) throw error;
    return failure('the run was cancelled');
  }
  return runAttempts(stepRun, action, reporter);
}

async function runAttempts(step: StepRun, action: Action, reporter: StepReporter): Promise<StepResult> {
  let again: string | undefined;
  for (let number = 1; ; number += 1) {
    const ending = await runAttempt({ step, action, reporter, number, again });
    const isLast = number >= step.step.maxAttempts || step.run.signal.aborted;
    if (ending.status === 'Success' || isLast) return { ...ending, attempt: number };
    again = ending.message;
  }
}

/** What `onFailure: Ignore` makes of a failure. */
function tolerated(run: DocumentRun, step: ExecutableStep, result: StepResult): StepResult {
  const hasFailed = result.status === 'Failed' || result.status === 'TimedOut';
  return hasFailed && step.onFailure === 'Ignore' && !run.signal.aborted ? { ...result, status: 'IgnoredFailure' } : result;
}

function withoutExecutor(name: string): StepResult {
  const spec = actionByName(name);
  if (spec === undefined) return failure(`there is no action module ${name}`);
  return skipped(`${name} exists on ${spec.platforms.join(' and ')} only, and this is a rehearsal for Linux`);
}

const nothing = { attempt: 0, exitCode: null, outputs: {} } as const;

function skipped(reason: string): StepResult {
  return { ...nothing, status: 'Skipped', fidelity: { level: 'skipped', reason }, message: reason };
}

/** A failure before the first attempt. */
function failure(message: string): StepResult {
  return { ...nothing, status: 'Failed', fidelity: { level: 'exact' }, message };
}
