import type { StepStatus } from './events.ts';
import type { ToeFailure } from './toe-log.ts';

/** Where a line of the log belongs. */
export interface ToePlace {
  readonly componentArn: string;
  readonly phase: string;
  readonly step: string;
}

export type ToeFailureField = 'document' | 'componentArn' | 'phase' | 'step' | 'action' | 'message' | 'stderr';

export type ToeLine =
  | { readonly kind: 'document'; readonly componentArn: string }
  | { readonly kind: 'phase'; readonly componentArn: string; readonly phase: string }
  | (ToePlace & { readonly kind: 'begin'; readonly attempt: number })
  | (ToePlace & { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string })
  | (ToePlace & { readonly kind: 'finished'; readonly status: StepStatus; readonly durationMs: number })
  | { readonly kind: 'failure'; readonly field: ToeFailureField; readonly value: string }
  /** Lines of the build around its documents. */
  | { readonly kind: 'other'; readonly text: string };

const STATUSES: readonly StepStatus[] = ['Success', 'Failed', 'TimedOut', 'Skipped', 'IgnoredFailure'];
const BEGIN = /^Step: (\S+)(?: \(attempt (\d+)\))?$/;
const FINISHED = /^Step (\S+) finished: (\w+) in (\d+) ms$/;
const FAILURE_FIELDS: Readonly<Record<string, ToeFailureField>> = {
  Document: 'document',
  ComponentArn: 'componentArn',
  Phase: 'phase',
  Step: 'step',
  Action: 'action',
  ErrorMessage: 'message',
  Stderr: 'stderr',
};

/** Reads a log line by line, from its beginning; what a line means depends on those before it. */
export function toeLogReader(): (line: string) => ToeLine {
  let arn = '';
  let phase = '';
  let step: string | undefined;
  let inFailure = false;

  const inStep = (line: string, current: string): ToeLine => {
    const place = { componentArn: arn, phase, step: current };
    const begin = BEGIN.exec(line);
    if (begin?.[1] === current) return { kind: 'begin', ...place, attempt: Number(begin[2] ?? 1) };
    const finished = FINISHED.exec(line);
    const status = STATUSES.find((name) => name === finished?.[2]);
    if (finished?.[1] === current && status) {
      step = undefined;
      return { kind: 'finished', ...place, status, durationMs: Number(finished[3]) };
    }
    return line.startsWith('Stderr: ')
      ? { kind: 'output', ...place, stream: 'stderr', text: line.slice('Stderr: '.length) }
      : { kind: 'output', ...place, stream: 'stdout', text: line };
  };

  return (line) => {
    if (step !== undefined) return inStep(line, step);
    const [, name = '', value = ''] = /^(\w+): (.*)$/s.exec(line) ?? [];
    const field = FAILURE_FIELDS[name];
    if (name === 'Document') inFailure = !value.startsWith('arn:');
    if (inFailure && field) return { kind: 'failure', field, value };
    inFailure = false;
    if (name === 'Document') {
      arn = value;
      return { kind: 'document', componentArn: arn };
    }
    if (name === 'Phase') {
      phase = value;
      return { kind: 'phase', componentArn: arn, phase };
    }
    const begin = BEGIN.exec(line);
    if (!begin?.[1]) return { kind: 'other', text: line };
    step = begin[1];
    return { kind: 'begin', componentArn: arn, phase, step, attempt: Number(begin[2] ?? 1) };
  };
}

/** The failure that a log tells of, or undefined. */
export function readToeFailure(lines: readonly string[]): ToeFailure | undefined {
  const read = toeLogReader();
  const found = { document: '', componentArn: '', phase: '', step: '', action: '', message: '' };
  const stderr: string[] = [];
  for (const line of lines.map(read)) {
    if (line.kind !== 'failure') continue;
    if (line.field === 'stderr') stderr.push(line.value);
    else found[line.field] = line.value;
  }
  return found.componentArn === '' ? undefined : { ...found, stderr };
}
