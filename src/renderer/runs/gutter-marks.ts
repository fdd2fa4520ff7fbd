import type { RunRecord, RunStep, StepState } from '../../contract/index.ts';
import { formatDuration } from './duration.ts';
import { STEP_MARK } from './run-words.ts';

/** The last result of a step, to be drawn beside the line where it stands. */
export interface GutterMark {
  readonly line: number;
  readonly state: StepState;
  readonly runId: string;
  readonly stepId: string;
  readonly hover: string;
}

interface Source {
  readonly root: string;
  readonly path: string;
}

/** The marks of a file: for each line that some run touched, what the newest run said of it. */
export function gutterMarks(runs: readonly RunRecord[], { root, path }: Source): readonly GutterMark[] {
  const marks = new Map<number, GutterMark>();
  const oldestFirst = runs.filter((run) => run.root === root).toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  for (const run of oldestFirst) {
    for (const step of run.steps) {
      if (step.source?.path !== path) continue;
      const line = step.source.range.start.line;
      const before = marks.get(line);
      if (before?.runId !== run.id || worse(step.state, before.state)) marks.set(line, markOf(run, step, line));
    }
  }
  return [...marks.values()];
}

/** A step that ran in several places (a loop, build and test) shows the worst of its results. */
function worse(state: StepState, than: StepState): boolean {
  const ranking: readonly StepState[] = ['failed', 'timedOut', 'running', 'ignoredFailure', 'cancelled', 'succeeded', 'skipped', 'pending'];
  return ranking.indexOf(state) < ranking.indexOf(than);
}

function markOf(run: RunRecord, step: RunStep, line: number): GutterMark {
  const time = step.durationMs === undefined ? '' : ` in ${formatDuration(step.durationMs)}`;
  const reason = step.message === undefined ? '' : ` — ${step.message}`;
  return {
    line,
    state: step.state,
    runId: run.id,
    stepId: step.id,
    hover: `${step.name}: ${STEP_MARK[step.state].word.toLowerCase()}${time}${reason}`,
  };
}
