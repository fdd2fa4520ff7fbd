import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutableWorkflowStep, WorkflowMap } from '../../documents/index.ts';
import type { ActionResult } from './actions/action.ts';
import { workflowAction } from './actions/index.ts';
import { BuildFailure } from './build-run.ts';
import { messageOf } from './message-of.ts';
import { contextOf, type WorkflowRun } from './workflow-run.ts';

/** A step that has begun. */
export interface RunningStep {
  readonly id: string;
  readonly step: ExecutableWorkflowStep;
  readonly inputs: WorkflowMap;
}

/** Tries a step as often as its `retry` says, after its `waitSeconds`; throws what the last attempt threw. */
export async function attemptStep(flow: WorkflowRun, running: RunningStep): Promise<ActionResult> {
  const { journal, signal } = flow.run;
  const { name, waitSeconds, maxAttempts, backoffSeconds } = running.step;
  await wait(waitSeconds, signal);
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(flow, running);
    } catch (error) {
      if (signal.aborted || attempt >= maxAttempts) throw error;
      journal.log(`Attempt ${attempt} of ${maxAttempts} of step ${name} failed: ${messageOf(error)}. Next in ${backoffSeconds} seconds.`);
      await wait(backoffSeconds, signal);
    }
  }
}

/** setTimeout takes no more; 24 days are more than any step may take. */
const longestTimer = 2 ** 31 - 1;

async function attemptOnce(flow: WorkflowRun, { id, step, inputs }: RunningStep): Promise<ActionResult> {
  const limit = new AbortController();
  const expire = () => limit.abort(new BuildFailure(`The step timed out after ${step.timeoutSeconds} seconds`));
  const timer = setTimeout(expire, Math.min(step.timeoutSeconds * 1000, longestTimer));
  const signal = AbortSignal.any([flow.run.signal, limit.signal]);
  try {
    const result = await workflowAction(step.action).run(contextOf(flow, id, signal), inputs);
    signal.throwIfAborted();
    return result;
  } finally {
    clearTimeout(timer);
  }
}

async function wait(seconds: number, signal: AbortSignal): Promise<void> {
  if (seconds > 0) await pause(seconds * 1000, undefined, { signal });
}
