import { useState } from 'react';
import { useStore } from 'zustand';
import type { RunRecord } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import type { RunDetail } from '../stores/runs-store.ts';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { FailureCard } from './failure-card.tsx';
import { FileChanges } from './file-changes.tsx';
import { LogView } from './log-view.tsx';
import { RunBanners } from './run-banner.tsx';
import { RunHead } from './run-head.tsx';
import { RunOutputs } from './run-outputs.tsx';
import { StageBar } from './stage-bar.tsx';
import { StepDetails } from './step-details.tsx';
import { Timeline } from './timeline.tsx';

/** The one view of rehearsals and builds: what happened beside what was said. */
export function RunView() {
  const { runs } = useWorkbench();
  const shownId = useStore(runs, (state) => state.shownId);
  const detail = useStore(runs, (state) => (shownId === undefined ? undefined : state.details[shownId]));
  const error = useStore(runs, (state) => state.error);
  if (shownId === undefined) {
    return (
      <EmptyState icon="run-all" title="No run is shown">
        <p>Rehearse a component with F5, or choose one in the list of runs.</p>
      </EmptyState>
    );
  }
  if (detail) return <Run key={shownId} detail={detail} />;
  return error === undefined ? (
    <Loading what="Reading the run…" />
  ) : (
    <EmptyState icon="error" title="The run cannot be shown">
      {error}
    </EmptyState>
  );
}

type Face = 'log' | 'step' | 'files' | 'outputs';

function Run({ detail: { log, run } }: { readonly detail: RunDetail }) {
  const { runs } = useWorkbench();
  const selected = useStore(runs, (state) => state.selectedRow);
  const [face, setFace] = useState<Face>('log');
  const step = run.steps.find((each) => each.id === selected);
  const tabs = facesOf(run, step !== undefined).map(({ id, label }) => ({ id, label, panelId: 'run-face' }));
  const shown = tabs.some((tab) => tab.id === face) ? face : 'log';
  return (
    <section className="run" aria-label="Run">
      <RunHead run={run} />
      <StageBar run={run} />
      <RunBanners run={run} />
      {run.failure && <FailureCard run={run} failure={run.failure} onShowLog={() => setFace('log')} />}
      <div className="run-body">
        <Timeline run={run} selected={selected} />
        <div className="run-side">
          <TabList label="About the run" tabs={tabs} active={shown} onActivate={(id) => isFace(id) && setFace(id)} />
          <div id="run-face" className="run-face" role="tabpanel" aria-label={tabs.find((tab) => tab.id === shown)?.label}>
            {shown === 'log' && <LogView runId={run.id} log={log} step={step} live={run.state === 'running'} />}
            {shown === 'step' && step && <StepDetails step={step} />}
            {shown === 'files' && <FileChanges label="Files changed" changes={run.changes} />}
            {shown === 'outputs' && <RunOutputs run={run} />}
          </div>
        </div>
      </div>
    </section>
  );
}

const isFace = (id: string): id is Face => ['log', 'step', 'files', 'outputs'].includes(id);

function facesOf(run: RunRecord, withStep: boolean): readonly { readonly id: Face; readonly label: string }[] {
  return [
    { id: 'log', label: 'Log' },
    ...(withStep ? [{ id: 'step', label: 'Step' } as const] : []),
    ...(run.origin === 'rehearsal' || run.changes.length > 0
      ? [{ id: 'files', label: `Files changed (${run.changes.length})` } as const]
      : []),
    ...(run.artifacts.length > 0 || run.imageArn !== undefined ? [{ id: 'outputs', label: 'Image' } as const] : []),
  ];
}
