import { useMemo } from 'react';
import type { RunRecord, StepState } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Tree } from '../ui/tree.tsx';
import { openSource } from './open-source.ts';
import { isOver } from './run-words.ts';
import { timelineOf } from './timeline.ts';
import { TimelineLabel } from './timeline-label.tsx';
import { useNow } from './use-now.ts';

interface TimelineProps {
  readonly run: RunRecord;
  /** The id of a row. */
  readonly selected: string | undefined;
}

/** Stages, phases and steps with their times. Choosing a step narrows the log to it; choosing it again opens its line in the file. */
export function Timeline({ run, selected }: TimelineProps) {
  const workbench = useWorkbench();
  const timeline = useMemo(() => timelineOf(run), [run]);
  const now = useNow(isOver(run.state) ? 0 : 500);
  const span = {
    startedAt: Date.parse(run.startedAt),
    endedAt: run.finishedAt === undefined ? now : Date.parse(run.finishedAt),
    usual: run.usual,
  };
  const rows = useMemo(
    () => timeline.map((row, index) => ({ ...row, expanded: undefined, position: index + 1, siblings: timeline.length })),
    [timeline],
  );
  const here = run.root === workbench.workspace.getState().workspace?.root;
  return (
    <div className="timeline">
      {rows.length === 0 && <p className="muted timeline-empty">No step has begun yet.</p>}
      <Tree
        label="Steps"
        rows={rows}
        selected={selected}
        current={(lastIn(run, 'running') ?? lastIn(run, 'failed') ?? lastIn(run, 'timedOut'))?.id}
        onSelect={(row) => workbench.runs.apply({ type: 'rowSelected', row: row.id })}
        onToggle={() => undefined}
        onOpen={({ step }) => {
          if (step?.source && step.id === selected) openSource(workbench, step.source, { here, focus: false });
        }}
      >
        {(row) => <TimelineLabel row={row} run={span} />}
      </Tree>
    </div>
  );
}

const lastIn = (run: RunRecord, state: StepState) => run.steps.findLast((step) => step.state === state);
