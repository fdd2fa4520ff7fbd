import type { RunFailure, RunStep, StepState } from '../../contract/index.ts';
import { type StepStatus, type ToeFailureField, type ToeLine, type ToePlace, toeLogReader } from '../../rehearsal/index.ts';
import { diagnose } from '../failures/diagnose.ts';
import { lastLines } from '../failures/last-lines.ts';
import type { NewLine } from '../runs/live-run.ts';
import type { LogEvent, LogTail } from './log-tail.ts';
import type { BuildSink } from './sink.ts';
import type { SourceIndex } from './source-index.ts';

export interface LogFollower {
  /** Reads what was added to the log, and keeps it until it is told. */
  read(): Promise<void>;
  /** Tells what was read: lines and, between them, the steps of components that they tell of. False when there was nothing. */
  tell(sink: BuildSink): boolean;
  /** What the account says of the machine that it builds on: what stands in for the parent image, what cannot be had. */
  notes(): readonly string[];
  /** Steps of which the log tells the beginning and not the end. */
  unfinished(): RunStep[];
  /** Why the build failed, as far as its log tells more than the account's reason. */
  failure(reason: string): RunFailure;
}

const stepStates: Readonly<Record<StepStatus, StepState>> = {
  Success: 'succeeded',
  Failed: 'failed',
  TimedOut: 'timedOut',
  Skipped: 'skipped',
  IgnoredFailure: 'ignoredFailure',
};

/** What the local account says of its machines outside of steps; AWS's own logs have no such lines. */
function noteOf(text: string): string | undefined {
  if (text.startsWith('Note: ')) return text.slice('Note: '.length);
  return text.startsWith('Parent image ') ? text : undefined;
}

/** …:component/NAME/1.0.0/1 */
const componentOf = (arn: string) => arn.split('/').at(-3) ?? arn;

const idOf = ({ componentArn, phase, step }: ToePlace) => `${componentOf(componentArn)}/${phase}/${step}`;

function place(line: ToePlace, sources: SourceIndex) {
  const { phase, step } = line;
  const component = componentOf(line.componentArn);
  return {
    id: idOf(line),
    stage: phase === 'test' ? 'TESTING' : 'BUILDING', // Image Builder runs this phase on the test instance, the others on the build instance
    component,
    phase,
    name: step,
    ...sources({ component, phase, step }),
  };
}

function toLine({ time, text }: LogEvent, line: ToeLine): NewLine {
  if (line.kind === 'output') return { time, stream: line.stream, stepId: idOf(line), text: line.text };
  const step = line.kind === 'begin' || line.kind === 'finished' ? { stepId: idOf(line) } : {};
  return { time, stream: 'system', ...step, text };
}

/** Reads an image's log as it grows and finds the steps of its components in it. */
export function followLog(tail: LogTail, sources: SourceIndex): LogFollower {
  const read = toeLogReader();
  const steps = new Map<string, RunStep>();
  const failed: Partial<Record<ToeFailureField, string>> = {};
  const notes: string[] = [];
  const last = lastLines();
  let failedLines: readonly string[] | undefined;
  let timedOut = false;
  let untold: LogEvent[] = [];

  const stepOf = (line: ToeLine, time: string): RunStep | undefined => {
    if (line.kind === 'begin') {
      last.clear();
      const before = steps.get(idOf(line));
      return { startedAt: time, ...before, ...place(line, sources), state: 'running', attempt: line.attempt };
    }
    if (line.kind !== 'finished') return undefined;
    if (line.status === 'Failed' || line.status === 'TimedOut') {
      failedLines ??= last.all();
      timedOut ||= line.status === 'TimedOut';
    }
    const before = steps.get(idOf(line));
    return { attempt: 1, ...before, ...place(line, sources), state: stepStates[line.status], durationMs: line.durationMs };
  };
  const remember = (line: ToeLine, text: string) => {
    const said = line.kind === 'other' ? noteOf(text) : undefined;
    if (said !== undefined) notes.push(said);
    if (line.kind === 'failure' && line.field !== 'stderr') failed[line.field] = line.value;
    if (line.kind === 'output') last.add([line.text]);
    if (line.kind === 'other') last.add([text]);
  };

  return {
    async read() {
      untold.push(...(await tail.read()));
    },
    tell(sink) {
      const events = untold;
      untold = [];
      let batch: NewLine[] = [];
      const flush = () => {
        if (batch.length > 0) sink.log(batch);
        batch = [];
      };
      for (const event of events) {
        const line = read(event.text);
        remember(line, event.text);
        batch.push(toLine(event, line));
        const step = stepOf(line, event.time);
        if (!step) continue;
        steps.set(step.id, step);
        flush();
        sink.step(step);
      }
      flush();
      return events.length > 0;
    },
    notes: () => notes,
    unfinished: () => [...steps.values()].filter(({ state }) => state === 'running'),
    failure(reason) {
      const { componentArn, phase, step, action, message = reason } = failed;
      const said = (failedLines ?? last.all()).filter((line) => line !== `Note: ${message}`);
      const { cause, ...diagnosis } = diagnose({ message, reasons: [reason], lines: said, action, phase, timedOut });
      const why = { message, ...diagnosis, ...(cause === undefined ? {} : { cause }) };
      if (componentArn === undefined || phase === undefined || step === undefined) return why;
      const component = componentOf(componentArn);
      return {
        ...why,
        component,
        phase,
        step,
        ...(action === undefined ? {} : { action }),
        ...sources({ component, phase, step }),
      };
    },
  };
}
