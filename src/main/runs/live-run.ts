import { AppError, type LogLine, type RunEvent, type RunRecord, type RunStep, type RunSummary, withStep } from '../../contract/index.ts';
import { createTopic } from '../topic.ts';
import { type LogReader, logReader } from './log-reader.ts';
import { createRunFile, logPath } from './run-files.ts';
import { isFinished, type RunPatch, summaryOf } from './run-state.ts';

/** How whoever does the work tells a run's story. */
export interface RunWriter {
  readonly id: string;
  run(): RunRecord;
  update(patch: RunPatch): void;
  step(step: RunStep): void;
  log(lines: readonly NewLine[]): void;
  /** Aborts when the run is forgotten: nobody wants to hear of it any more. */
  readonly forgotten: AbortSignal;
}

export type NewLine = Omit<LogLine, 'index'>;

export interface RunEntry {
  run(): RunRecord;
  logLength(): number;
  readonly log: LogReader;
  events(signal: AbortSignal): AsyncIterable<RunEvent>;
  write(cancel: () => void): RunWriter;
  cancel(): void;
  save(): void;
  /** Leaves nothing behind that could write: the files are about to go. */
  forget(): void;
  close(): void;
}

export interface LiveRunOptions {
  readonly run: RunRecord;
  readonly logLength: number;
  onSummary(run: RunSummary): void;
  now(): Date;
  report(error: unknown): void;
}

/** Lines that Kiln keeps of one run's log; more would fill the disk with the output of a loop that never ends. */
const longestLog = 1_000_000;

/** Lines that are told to windows at once; they read the others when somebody looks at them. */
export const toldLines = 1000;

/** How long changes of the record may wait for each other before they are written, in milliseconds. */
const saveDelay = 250;

/** A run in memory, with its files behind it. */
export function liveRun(folder: string, options: LiveRunOptions): RunEntry {
  let { run, logLength } = options;
  let cancelWork: (() => void) | undefined;
  let saving: NodeJS.Timeout | undefined;
  const forgotten = new AbortController();
  const events = createTopic<RunEvent>();
  const file = createRunFile(folder, options.report);

  const save = () => {
    clearTimeout(saving);
    saving = undefined;
    file.save(run, logLength);
  };
  const saveSoon = () => {
    saving ??= setTimeout(save, saveDelay);
  };
  const finish = () => {
    cancelWork = undefined;
    save();
    file.close();
  };
  const changed = (before: RunRecord) => {
    if (isFinished(run.state)) finish();
    else saveSoon();
    const summary = summaryOf(run);
    if (JSON.stringify(summary) !== JSON.stringify(summaryOf(before))) options.onSummary(summary);
  };
  const append = (lines: readonly NewLine[]) => {
    const room = longestLog - logLength;
    if (room <= 0 || lines.length === 0) return;
    const kept = lines.slice(0, room);
    if (room <= lines.length) {
      const text = `The log is longer than ${longestLog} lines; Kiln keeps no more of it.`;
      kept[kept.length - 1] = { time: options.now().toISOString(), stream: 'system', from: 'kiln', text };
    }
    const indexed = kept.map((line, offset): LogLine => ({ ...line, index: logLength + offset }));
    file.appendLog(indexed);
    logLength += indexed.length;
    events.publish({ type: 'log', lines: indexed.slice(-toldLines), logLength });
    saveSoon();
  };
  const unlessForgotten =
    <Args extends readonly unknown[]>(tell: (...args: Args) => void) =>
    (...args: Args) => {
      if (!forgotten.signal.aborted) tell(...args);
    };
  const close = () => {
    clearTimeout(saving);
    file.close();
    events.close();
  };

  return {
    run: () => run,
    logLength: () => logLength,
    log: logReader(logPath(folder)),
    events: (signal) => events.subscribe(signal),
    write(cancel) {
      cancelWork = cancel;
      return {
        id: run.id,
        run: () => run,
        forgotten: forgotten.signal,
        update: unlessForgotten((patch: RunPatch) => {
          const before = run;
          run = { ...run, ...patch };
          events.publish({ type: 'updated', run: patch });
          changed(before);
        }),
        step: unlessForgotten((step: RunStep) => {
          const before = run;
          run = { ...run, steps: withStep(run.steps, step) };
          events.publish({ type: 'step', step });
          changed(before);
        }),
        log: unlessForgotten(append),
      };
    },
    cancel() {
      if (isFinished(run.state)) return;
      if (!cancelWork) throw new AppError('refused', 'This run belongs to another window of Kiln; cancel it there.');
      cancelWork();
    },
    save,
    forget() {
      if (run.origin === 'rehearsal') cancelWork?.(); // a build goes on in its account
      forgotten.abort();
      close();
    },
    close() {
      if (saving) save();
      close();
    },
  };
}
