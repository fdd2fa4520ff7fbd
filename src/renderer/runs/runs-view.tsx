import { useStore } from 'zustand';
import type { RunSummary } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { formatAge } from './duration.ts';
import { ORIGIN_WORD, RUN_MARK } from './run-words.ts';
import { useNow } from './use-now.ts';
import { showRun } from './watch-runs.ts';

/** Rehearsals and builds, the newest first, of all folders. */
export function RunsView() {
  const { runs } = useWorkbench();
  const list = useStore(runs, (state) => state.list);
  const error = useStore(runs, (state) => state.error);
  const shownId = useStore(runs, (state) => state.shownId);
  const now = useNow(30_000);
  if (!list && error !== undefined)
    return (
      <EmptyState icon="error" title="The runs cannot be listed">
        {error}
      </EmptyState>
    );
  if (!list) return <Loading what="Reading the runs…" />;
  if (list.length === 0) {
    return (
      <EmptyState icon="run-all" title="Nothing has run yet">
        <p>Open a component document and rehearse it with F5.</p>
      </EmptyState>
    );
  }
  return (
    <ul className="cards" aria-label="Runs">
      {list.map((run) => (
        <li key={run.id}>
          <RunCard run={run} shown={run.id === shownId} now={now} />
        </li>
      ))}
    </ul>
  );
}

interface RunCardProps {
  readonly run: RunSummary;
  readonly shown: boolean;
  readonly now: number;
}

function RunCard({ run, shown, now }: RunCardProps) {
  const workbench = useWorkbench();
  return (
    <button type="button" className="card" aria-current={shown} onClick={() => showRun(workbench, run.id)} title={run.root}>
      <StateMark mark={RUN_MARK[run.state]} wordless />
      <span className="card-title">{run.title}</span>
      <span className="card-detail">{`${ORIGIN_WORD[run.origin]} · ${formatAge(run.startedAt, now)}`}</span>
    </button>
  );
}
