import type { ExecutableStep, InputValue } from '../documents/index.ts';
import type { StepLog } from './actions/action.ts';
import { MAX_LOGGED_CHARACTERS } from './decisions.ts';
import type { DocumentRun } from './document-run.ts';
import type { Fidelity, StepStatus } from './events.ts';

/** How a step came out in the end. */
export interface StepResult {
  readonly status: StepStatus;
  /** The last attempt; 0 where there was none. */
  readonly attempt: number;
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly fidelity: Fidelity;
  readonly message?: string;
}

export interface StepReporter {
  started(attempt: number, inputs: InputValue | undefined, again?: string): void;
  /** A log for one attempt, which stops taking lines when it has had too many. */
  log(attempt: number): StepLog;
  finished(result: StepResult): void;
}

/** Tells of one step as events; keeps the secrets of the run and of steps with `disableLogging` out of them. */
export function stepReporter(run: DocumentRun, phase: string, step: ExecutableStep): StepReporter {
  const startedAt = performance.now();
  const position = { phase, step: step.name };
  const range = run.lines.rangeOf(step.range);
  const { secrets, emit } = run;
  const { action, disableLogging } = step;
  return {
    started(attempt, inputs, again) {
      const shown = disableLogging ? null : secrets.maskAll(inputs ?? null);
      const retold = again === undefined ? {} : { again: secrets.mask(again) };
      emit({ type: 'stepStarted', time: now(), ...position, action, attempt, range, inputs: shown, ...retold });
    },
    log(attempt) {
      if (disableLogging) return () => undefined;
      return limited((stream, lines) => emit({ type: 'output', time: now(), ...position, attempt, stream, lines: secrets.maskAll(lines) }));
    },
    finished(result) {
      const durationMs = Math.round(performance.now() - startedAt);
      const outputs = disableLogging ? {} : result.outputs;
      emit(secrets.maskAll({ type: 'stepFinished', time: now(), ...position, action, ...result, outputs, durationMs, range }));
    },
  };
}

function limited(log: StepLog): StepLog {
  let left = MAX_LOGGED_CHARACTERS;
  return (stream, lines) => {
    if (left <= 0) return;
    for (const line of lines) left -= line.length + 1;
    log(stream, left > 0 ? lines : [`(the step printed more than ${MAX_LOGGED_CHARACTERS} characters; the rest is left out)`]);
  };
}

function now(): string {
  return new Date().toISOString();
}
