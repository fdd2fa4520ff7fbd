import type { RunStep } from '../../contract/index.ts';
import type { NewLine } from '../runs/live-run.ts';
import type { RunPatch } from '../runs/run-state.ts';

/** Where the story of a build is told: a run of the app, or the terminal. */
export interface BuildSink {
  update(patch: RunPatch): void;
  step(step: RunStep): void;
  log(lines: readonly NewLine[]): void;
}
