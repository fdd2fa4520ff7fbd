import type { InputValue } from '../documents/index.ts';
import type { Action, ActionOutcome } from './actions/action.ts';
import { ActionFailure } from './actions/action-failure.ts';
import { type AttemptClock, startClock } from './clock.ts';
import { MAX_REBOOTS } from './decisions.ts';
import type { StepRun } from './document-run.ts';
import type { Fidelity } from './events.ts';
import { iterations } from './loop.ts';
import { fidelityOf, joinedOutputs } from './outcomes.ts';
import { type LoopVariables, type Resolver, resolveReferences } from './resolve.ts';
import type { StepReporter } from './step-reporter.ts';

/** How one attempt of a step ended. */
export interface AttemptEnding {
  readonly status: 'Success' | 'Failed' | 'TimedOut';
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly fidelity: Fidelity;
  readonly message?: string;
}

export interface AttemptRequest {
  readonly step: StepRun;
  readonly action: Action;
  readonly reporter: StepReporter;
  /** From 1. */
  readonly number: number;
  /** Why there was an attempt before this one. */
  readonly again: string | undefined;
}

interface Attempt extends AttemptRequest {
  readonly clock: AttemptClock;
  readonly caveats: Set<string>;
  /** Of the iterations that succeeded; a step without a loop has one iteration. */
  readonly outcomes: ActionOutcome[];
  /** As later steps may refer to them. */
  inputs: InputValue | undefined;
}

/**
 * Runs all iterations of a step once, under its time limit, and puts its inputs and outputs into the chaining scope. An attempt
 * that was cancelled has failed.
 */
export async function runAttempt(request: AttemptRequest): Promise<AttemptEnding> {
  const { run, phase, step, machine } = request.step;
  const clock = startClock(step.timeoutSeconds, run.signal);
  const timed = { ...request.step, machine: { ...machine, signal: clock.signal } };
  const attempt: Attempt = { ...request, step: timed, clock, caveats: new Set(), outcomes: [], inputs: step.inputs };
  const ending = await endingOf(attempt);
  run.scope.record(phase.name, step.name, { inputs: attempt.inputs, outputs: ending.outputs });
  return ending;
}

async function endingOf(attempt: Attempt): Promise<AttemptEnding> {
  const { outcomes, caveats } = attempt;
  const { run, step } = attempt.step;
  const settled = () => ({ outputs: joinedOutputs(outcomes), fidelity: fidelityOf(outcomes, caveats) });
  try {
    await runIterations(attempt);
    return { status: 'Success', exitCode: outcomes.at(-1)?.exitCode ?? null, ...settled() };
  } catch (error) {
    if (run.signal.aborted) return { status: 'Failed', exitCode: null, ...settled(), message: 'the run was cancelled' };
    if (attempt.clock.expired()) {
      const subject = step.loop === undefined ? 'the step' : 'the loop';
      return { status: 'TimedOut', exitCode: null, ...settled(), message: `${subject} did not end within ${step.timeoutSeconds} s` };
    }
    if (!(error instanceof ActionFailure)) throw error;
    const outputs = step.loop === undefined ? (error.detail.outputs ?? {}) : joinedOutputs(outcomes);
    return { ...settled(), status: 'Failed', exitCode: error.detail.exitCode ?? null, outputs, message: error.message };
  } finally {
    attempt.clock.stop();
  }
}

async function runIterations(attempt: Attempt): Promise<void> {
  const { step } = attempt.step;
  const resolver = resolverFor(attempt, undefined);
  attempt.inputs = await shownInputs(attempt, resolver);
  if (step.loop === undefined) {
    await runIteration(attempt, undefined);
    return;
  }
  for (const variables of await iterations(resolver, step.loop)) {
    await namingIteration(variables, () => runIteration(attempt, variables));
  }
}

/** Tells that the attempt has begun, even when its inputs can't be resolved. */
async function shownInputs(attempt: Attempt, resolver: Resolver): Promise<InputValue | undefined> {
  const { inputs } = attempt.step.step;
  let shown = inputs;
  try {
    if (inputs !== undefined) shown = await resolveReferences(resolver, inputs);
    return shown;
  } finally {
    attempt.reporter.started(attempt.number, shown, attempt.again);
  }
}

/** Without a loop the inputs are those that were shown, so that what the user reads is what ran. */
async function runIteration(attempt: Attempt, loop: LoopVariables | undefined): Promise<void> {
  for (;;) {
    if (loop !== undefined && attempt.step.step.inputs !== undefined) {
      attempt.inputs = await resolveReferences(resolverFor(attempt, loop), attempt.step.step.inputs);
    }
    const outcome = await act(attempt);
    if (outcome.reboot !== undefined) await reboot(attempt);
    if (outcome.reboot !== 'same-step') {
      attempt.outcomes.push(outcome);
      return;
    }
    attempt.reporter.started(attempt.number, attempt.inputs, `it asked for a reboot with exit code ${outcome.exitCode}`);
  }
}

function act({ step, action, reporter, number, inputs }: Attempt): Promise<ActionOutcome> {
  const { run, machine } = step;
  return action.run({
    inputs,
    machine,
    network: run.network,
    services: run.services,
    log: reporter.log(number),
    runNested: (request) => run.runNested(step, request),
  });
}

async function reboot(attempt: Attempt): Promise<void> {
  const { run, machine } = attempt.step;
  run.reboots.count += 1;
  if (run.reboots.count > MAX_REBOOTS) throw new ActionFailure(`this run has asked for more than ${MAX_REBOOTS} reboots`);
  attempt.caveats.add('the reboot ended all processes and began /run and /tmp anew; no kernel was started');
  await run.sandbox.reboot();
  machine.signal.throwIfAborted();
  attempt.clock.restart();
}

async function namingIteration(variables: LoopVariables, iterate: () => Promise<void>): Promise<void> {
  try {
    await iterate();
  } catch (error) {
    if (!(error instanceof ActionFailure)) throw error;
    throw new ActionFailure(`iteration ${variables.index} ('${variables.value}'): ${error.message}`, error.detail);
  }
}

function resolverFor(attempt: Attempt, loop: LoopVariables | undefined): Resolver {
  return { step: attempt.step, loop, caveats: attempt.caveats };
}
