import type { RunFailure, RunState, RunStep, SourceLocation, StepState } from '../../contract/index.ts';
import type { Emit, PlannedStep, RehearsalEvent, RunStatus, StepStatus } from '../../rehearsal/index.ts';
import { diagnose } from '../failures/diagnose.ts';
import { lastLines } from '../failures/last-lines.ts';
import type { RunWriter } from '../runs/live-run.ts';

type Event<Type extends RehearsalEvent['type']> = Extract<RehearsalEvent, { type: Type }>;

const stepStates: Readonly<Record<StepStatus, StepState>> = {
  Success: 'succeeded',
  Failed: 'failed',
  TimedOut: 'timedOut',
  Skipped: 'skipped',
  IgnoredFailure: 'ignoredFailure',
};

const runStates: Readonly<Record<RunStatus, RunState>> = { Success: 'succeeded', Failed: 'failed', Cancelled: 'cancelled' };

export interface Telling {
  /** The document, relative to the workspace. */
  readonly path: string;
  readonly network: boolean;
}

const placeOf = ({ phase, step, action }: PlannedStep) => ({ phase, step, action });

const idOf = ({ phase, step }: { readonly phase: string; readonly step: string }) => `${phase}/${step}`;

/** Turns the events of a rehearsal into the story of its run. */
export function tellRun(run: RunWriter, { path, network }: Telling): Emit {
  const tail = lastLines();
  let failed: Event<'stepFinished'> | undefined;

  const sourceOf = ({ range }: Pick<PlannedStep, 'range'>): SourceLocation => ({ path, range });
  const stepBase = (event: PlannedStep) => ({
    id: idOf(event),
    stage: 'Rehearsal',
    phase: event.phase,
    name: event.step,
    action: event.action,
    source: sourceOf(event),
  });
  const known = (event: PlannedStep): Partial<RunStep> => run.run().steps.find(({ id }) => id === idOf(event)) ?? {};

  const started = (event: Event<'runStarted'>) => {
    run.update({ state: 'running', notes: event.notes });
    run.log([{ time: event.time, stream: 'system', text: `Rehearsing in ${event.base} (${event.driver}).` }]);
    for (const step of event.steps) run.step({ ...stepBase(step), state: 'pending', attempt: 0 });
  };
  const stepStarted = (event: Event<'stepStarted'>) => {
    tail.clear();
    const { attempt, inputs, time } = event;
    run.step({ startedAt: time, ...known(event), ...stepBase(event), state: 'running', attempt, inputs });
  };
  const output = ({ time, stream, lines, ...event }: Event<'output'>) => {
    tail.add(lines);
    const stepId = idOf(event);
    run.log(lines.map((text) => ({ time, stream, stepId, text })));
  };
  const stepFinished = (event: Event<'stepFinished'>) => {
    const { status, attempt, exitCode, durationMs, outputs, fidelity, message } = event;
    if (status === 'Failed' || status === 'TimedOut') failed ??= event;
    run.step({
      ...known(event),
      ...stepBase(event),
      state: stepStates[status],
      attempt,
      exitCode,
      durationMs,
      outputs,
      fidelity,
      ...(message === undefined ? {} : { message }),
    });
  };
  const failureOf = (event: Event<'runFinished'>): RunFailure => {
    const message = event.failed?.message ?? event.message ?? 'The rehearsal failed.';
    const { exitCode, status } = failed ?? {};
    const { action, phase } = event.failed ?? {};
    const { cause, ...diagnosis } = diagnose({
      message,
      lines: tail.all(),
      action,
      phase,
      exitCode,
      timedOut: status === 'TimedOut',
      network,
    });
    const why = { message, ...diagnosis, ...(cause === undefined ? {} : { cause }) };
    return event.failed ? { ...why, ...placeOf(event.failed), source: sourceOf(event.failed) } : why;
  };
  const finished = (event: Event<'runFinished'>) => {
    const { time, status, changes } = event;
    for (const step of run.run().steps)
      if (step.state === 'pending' || step.state === 'running')
        run.step({ ...step, state: status === 'Cancelled' ? 'cancelled' : 'skipped' });
    run.update({ state: runStates[status], finishedAt: time, changes, ...(status === 'Failed' ? { failure: failureOf(event) } : {}) });
  };

  return (event) => {
    switch (event.type) {
      case 'runStarted':
        return started(event);
      case 'stepStarted':
        return stepStarted(event);
      case 'output':
        return output(event);
      case 'stepFinished':
        return stepFinished(event);
      case 'runFinished':
        return finished(event);
    }
  };
}
