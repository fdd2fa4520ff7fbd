import type { RehearsalEvent, StepStatus } from './events.ts';

// The log of a component document, a line each, in the manner of AWSTOE's console. Grammar:
//
//   run      = "Document: " ARN { phase } [ failure ]
//   phase    = "Phase: " NAME { step }
//   step     = begin { output | begin } [ "Note: " TEXT ] "Step " NAME " finished: " STATUS " in " MS " ms"
//   begin    = "Step: " NAME [ " (attempt " N ")" ]        the same NAME again after a failed attempt or a reboot
//   output   = TEXT | "Stderr: " TEXT
//   failure  = "Document: " NAME "ComponentArn: " ARN "Phase: " NAME "Step: " NAME "Action: " NAME "ErrorMessage: " TEXT { "Stderr: " TEXT }
//
// Within a step everything but the lines that begin or finish this very step is output, whatever it looks like; so a script that
// prints "Phase: x" misleads nobody. `toe-log-reader.ts` reads it back.

/** What a build failed for, as the failure block tells it. */
export interface ToeFailure {
  /** The document's own name, or the component's. */
  readonly document: string;
  readonly componentArn: string;
  readonly phase: string;
  readonly step: string;
  readonly action: string;
  readonly message: string;
  /** The last lines that the step wrote there. */
  readonly stderr: readonly string[];
}

const MAX_STDERR_LINES = 20;

export const documentLine = (arn: string): string => `Document: ${arn}`;
export const phaseLine = (phase: string): string => `Phase: ${phase}`;
export const stepLine = (step: string, attempt: number): string => (attempt > 1 ? `Step: ${step} (attempt ${attempt})` : `Step: ${step}`);
export const stderrLine = (text: string): string => `Stderr: ${text}`;
export const noteLine = (text: string): string => `Note: ${onOneLine(text)}`;
export const finishedLine = (step: string, status: StepStatus, durationMs: number): string =>
  `Step ${step} finished: ${status} in ${durationMs} ms`;

/** The failure block; a message of several lines becomes one. */
export function failureLines(failure: ToeFailure): string[] {
  return [
    `Document: ${failure.document}`,
    `ComponentArn: ${failure.componentArn}`,
    `Phase: ${failure.phase}`,
    `Step: ${failure.step}`,
    `Action: ${failure.action}`,
    `ErrorMessage: ${onOneLine(failure.message)}`,
    ...failure.stderr.slice(-MAX_STDERR_LINES).map(stderrLine),
  ];
}

const onOneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, ' ');

/** Turns the events of one document into lines. */
export interface ToeLogWriter {
  /** The lines that this event adds; none for events that the log has no word for. */
  linesFor(event: RehearsalEvent): string[];
  /** What a step of that phase wrote to stderr in its last attempt, the last lines of it. */
  stderrOf(phase: string, step: string): readonly string[];
}

export function toeLogWriter(): ToeLogWriter {
  let currentPhase: string | undefined;
  let last = { phase: '', step: '', stderr: [] as string[] };
  const started = ({ phase, step, attempt }: { phase: string; step: string; attempt: number }) => {
    const entering = phase === currentPhase ? [] : [phaseLine(phase)];
    currentPhase = phase;
    last = { phase, step, stderr: [] };
    return [...entering, stepLine(step, attempt)];
  };
  return {
    linesFor(event) {
      if (event.type === 'stepStarted') return started(event);
      if (event.type === 'output') {
        if (event.stream === 'stdout') return [...event.lines];
        last.stderr = [...last.stderr, ...event.lines].slice(-MAX_STDERR_LINES);
        return event.lines.map(stderrLine);
      }
      if (event.type !== 'stepFinished') return [];
      const wasStarted = last.phase === event.phase && last.step === event.step;
      const announced = wasStarted ? [] : started({ ...event, attempt: 1 });
      const note = event.message === undefined ? [] : [noteLine(event.message)];
      return [...announced, ...note, finishedLine(event.step, event.status, event.durationMs)];
    },
    stderrOf: (phase, step) => (last.phase === phase && last.step === step ? last.stderr : []),
  };
}
