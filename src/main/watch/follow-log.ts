import type { LogLine, RunFailure, RunStep, StepState } from '../../contract/index.ts';
import { type StepStatus, type ToeFailureField, type ToeLine, type ToePlace, toeLogReader } from '../../rehearsal/index.ts';
import { diagnose } from '../failures/diagnose.ts';
import { lastLines } from '../failures/last-lines.ts';
import type { NewLine } from '../runs/live-run.ts';
import type { BuildSink } from './sink.ts';
import type { SourceIndex } from './source-index.ts';
import type { LogEvent } from './taken-lines.ts';

export interface LogFollower {
  /** Tells what was read of the log: lines and, between them, the steps of components that they tell of. */
  tell(events: readonly LogEvent[], sink: BuildSink): void;
  /** Goes over lines that an earlier process told already, so that what follows them is understood. */
  recall(lines: readonly LogLine[]): LogEvent[];
  /** The states that the image came into, and when, as far as its log tells; the last one stands last. */
  stages(): Readonly<Record<string, string>>;
  /** What the account says of the machine that it builds on: what stands in for the parent image, what cannot be had. */
  notes(): readonly string[];
  /** Steps whose document became known after they were told. */
  found(): RunStep[];
  /** Steps of which the log tells the beginning and not the end. */
  unfinished(): RunStep[];
  /** Why the build failed, as far as its log tells more than the account's reason; `besides`: what else the account says of it. */
  failure(reason: string, besides?: readonly string[]): RunFailure;
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
    ...sources({ component, componentArn: line.componentArn, phase, step }),
  };
}

/** The service itself says so, whatever runs at that moment. */
const transition = /^Image transitioned to ([A-Z]+) state/;

/** The words of a line as they came: what a step says on its second stream is marked by the service, and told without the mark. */
const asItCame = ({ stream, text }: LogLine) => (stream === 'stderr' ? `Stderr: ${text}` : text);

function toLine({ text, ...event }: LogEvent, line: ToeLine): NewLine {
  const time = new Date(event.time).toISOString();
  if (line.kind === 'output') return { time, stream: line.stream, stepId: idOf(line), text: line.text };
  const step = line.kind === 'begin' || line.kind === 'finished' ? { stepId: idOf(line) } : {};
  return { time, stream: 'system', ...step, text };
}

/** Reads an image's log as it grows and finds the steps of its components in it. */
export function followLog(sources: SourceIndex): LogFollower {
  const read = toeLogReader();
  const steps = new Map<string, RunStep>();
  const failed: Partial<Record<ToeFailureField, string>> = {};
  const notes: string[] = [];
  const withoutSource: { readonly step: RunStep; readonly line: ToePlace }[] = [];
  const last = lastLines();
  let failedLines: readonly string[] | undefined;
  let timedOut = false;
  const stages: Record<string, string> = {};

  const stepOf = (line: ToeLine, at: number): RunStep | undefined => {
    const time = new Date(at).toISOString();
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

  /** What a line tells beside its text; the step that it begins or ends, if it does. */
  const understand = ({ time, text }: LogEvent): { readonly line: ToeLine; readonly step: RunStep | undefined } => {
    const line = read(text);
    const [, stage] = transition.exec(text) ?? [];
    if (stage !== undefined) {
      delete stages[stage]; // a build that is taken up again comes into it once more: the last one stands last
      stages[stage] = new Date(time).toISOString();
    }
    remember(line, text);
    const step = stepOf(line, time);
    if (step) steps.set(step.id, step);
    if (step && !step.source && line.kind === 'begin') withoutSource.push({ step, line });
    return { line, step };
  };

  return {
    tell(events, sink) {
      let batch: NewLine[] = [];
      const flush = () => {
        if (batch.length > 0) sink.log(batch);
        batch = [];
      };
      for (const event of events) {
        const { line, step } = understand(event);
        batch.push(toLine(event, line));
        if (!step) continue;
        flush();
        sink.step(step);
      }
      flush();
    },
    recall(lines) {
      const events = lines
        .filter(({ from }) => from === undefined)
        .map((line): LogEvent => ({ time: Date.parse(line.time), text: asItCame(line) }));
      for (const event of events) understand(event);
      return events;
    },
    stages: () => stages,
    notes: () => notes,
    found() {
      const news: RunStep[] = [];
      for (const { step, line } of withoutSource.splice(0)) {
        const source = place(line, sources);
        if ('source' in source) news.push({ ...step, ...(steps.get(step.id) ?? step), ...source });
        else withoutSource.push({ step, line });
      }
      for (const step of news) steps.set(step.id, step);
      return news;
    },
    unfinished: () => [...steps.values()].filter(({ state }) => state === 'running'),
    failure(reason, besides = []) {
      const { componentArn, phase, step, action, message = reason } = failed;
      const said = (failedLines ?? last.all()).filter((line) => line !== `Note: ${message}`);
      const { cause, ...diagnosis } = diagnose({ message, reasons: [reason, ...besides], lines: said, action, phase, timedOut });
      const why = { message, ...diagnosis, ...(cause === undefined ? {} : { cause }) };
      if (componentArn === undefined || phase === undefined || step === undefined) return why;
      const component = componentOf(componentArn);
      return {
        ...why,
        component,
        phase,
        step,
        ...(action === undefined ? {} : { action }),
        ...sources({ component, componentArn, phase, step }),
      };
    },
  };
}
