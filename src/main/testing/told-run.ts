import { type RunRecord, type RunStep, withStep } from '../../contract/index.ts';
import type { NewLine } from '../runs/live-run.ts';
import type { BuildSink } from '../watch/sink.ts';

/** What was told of a build, all of it together. */
export interface ToldRun extends BuildSink {
  readonly run: Partial<RunRecord> & { readonly steps: readonly RunStep[] };
  readonly lines: readonly NewLine[];
}

export function toldRun(): ToldRun {
  let run: ToldRun['run'] = { steps: [] };
  const lines: NewLine[] = [];
  return {
    get run() {
      return run;
    },
    lines,
    update(patch) {
      run = { ...run, ...patch };
    },
    step(step) {
      run = { ...run, steps: withStep(run.steps, step) };
    },
    log: (more) => void lines.push(...more),
  };
}
