import type { ExecutableWorkflowStep, WorkflowMap } from '../../documents/index.ts';
import { pause, ringAt } from '../clock.ts';
import type { ActionResult, DoneResult } from './actions/action.ts';
import { workflowAction } from './actions/index.ts';
import type { WaitingAttempt } from './build-job.ts';
import { BuildFailure, clockOf } from './build-run.ts';
import { messageOf } from './message-of.ts';
import { contextOf, type WorkflowRun } from './workflow-run.ts';

/** A step that has begun. */
export interface RunningStep {
  readonly id: string;
  readonly step: ExecutableWorkflowStep;
  readonly inputs: WorkflowMap;
}

/**
 * Tries a step as often as its `retry` says, after its `waitSeconds`; throws what the last attempt threw. An attempt that waits for an
 * answer ends the trying for this time; in a later run it is `waiting`, which the trying goes on with.
 */
export async function attemptStep(flow: WorkflowRun, running: RunningStep, waiting?: WaitingAttempt): Promise<DoneResult | WaitingAttempt> {
  const { journal, signal } = flow.run;
  const { name, waitSeconds, maxAttempts, backoffSeconds } = running.step;
  if (!waiting) await wait(flow, waitSeconds);
  for (let number = waiting?.attempt ?? 1; ; number++) {
    try {
      if (number === waiting?.attempt) return settle(flow, running, waiting);
      if (number > 1) journal.attempt(running.id, number);
      return await attemptOnce(flow, running, number);
    } catch (error) {
      if (signal.aborted || number >= maxAttempts) throw error;
      journal.log(`Attempt ${number} of ${maxAttempts} of step ${name} failed: ${messageOf(error)}. Next in ${backoffSeconds} seconds.`);
      await wait(flow, backoffSeconds);
    }
  }
}

async function wait({ run }: WorkflowRun, seconds: number): Promise<void> {
  if (seconds > 0) await pause(clockOf(run), seconds, run.signal);
}

async function attemptOnce(flow: WorkflowRun, { id, step, inputs }: RunningStep, attempt: number): Promise<DoneResult | WaitingAttempt> {
  const limit = new AbortController();
  const clock = clockOf(flow.run);
  const deadline = clock.now().getTime() + step.timeoutSeconds * 1000;
  const callOff = ringAt(clock, deadline, () => limit.abort(overTime(step)));
  const signal = AbortSignal.any([flow.run.signal, limit.signal]);
  try {
    const result: ActionResult = await workflowAction(step.action).run(contextOf(flow, id, signal), inputs);
    signal.throwIfAborted();
    return 'waits' in result ? { attempt, deadline } : result;
  } finally {
    callOff();
  }
}

/** What has become of an attempt that waits. */
function settle({ run }: WorkflowRun, { id, step }: RunningStep, waiting: WaitingAttempt): DoneResult | WaitingAttempt {
  const answer = run.journal.answerTo(id);
  if (!answer) {
    if (clockOf(run).now().getTime() >= waiting.deadline) throw overTime(step);
    return waiting;
  }
  const { action, reason } = answer;
  if (action === 'STOP') throw new BuildFailure(`The step was stopped by an action${reason ? `: ${reason}` : ''}`);
  return { outputs: { action, reason: reason ?? '' } };
}

const overTime = ({ timeoutSeconds }: ExecutableWorkflowStep) => new BuildFailure(`The step timed out after ${timeoutSeconds} seconds`);
