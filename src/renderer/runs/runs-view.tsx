import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RunSummary } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { IconButton } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { formatAge } from './duration.ts';
import { removeRuns } from './run-actions.ts';
import { ORIGIN_WORD, RUN_MARK } from './run-words.ts';
import { RunsBar } from './runs-bar.tsx';
import { everything, useHistory } from './use-history.ts';
import { useNow } from './use-now.ts';
import { showRun } from './watch-runs.ts';

/** The history of rehearsals and builds of all folders, the newest first, searched and filtered. */
export function RunsView() {
  const { runs } = useWorkbench();
  const list = useStore(runs, (state) => state.list);
  const failed = useStore(runs, (state) => state.error);
  const [filter, setFilter] = useState(everything);
  const found = useHistory(filter);
  const error = found.error ?? (list ? undefined : failed);
  if (error !== undefined)
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
    <>
      <RunsBar filter={filter} onFilter={setFilter} />
      <p className="runs-count muted" role="status">
        {found.total === 1 ? '1 run' : `${found.total} runs`}
      </p>
      <RunList runs={found.runs} total={found.total} onEnd={found.more} />
    </>
  );
}

/** Heights of a card, without and with the line that says why it failed. */
const [CARD, FAILED_CARD] = [48, 64];

interface RunListProps {
  readonly runs: readonly RunSummary[];
  readonly total: number;
  readonly onEnd: () => void;
}

function RunList({ runs, total, onEnd }: RunListProps) {
  const { runs: store } = useWorkbench();
  const shownId = useStore(store, (state) => state.shownId);
  const now = useNow(30_000);
  const scroll = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => (runs[at]?.failed === undefined ? CARD : FAILED_CARD),
    overscan: 10,
  });
  const inView = rows.getVirtualItems();
  const last = inView.at(-1)?.index ?? 0;
  useEffect(() => {
    if (runs.length > 0 && last >= runs.length - 1 && runs.length < total) onEnd();
  }, [last, runs.length, total, onEnd]);
  if (total === 0) return <EmptyState icon="search" title="No run passes the filters" />;
  return (
    <Scrollable ref={scroll} className="list-scroll" label="History of runs" data-list>
      <ul className="run-list" aria-label="Runs" style={{ height: rows.getTotalSize() }}>
        {inView.map(({ index, start }) => {
          const run = runs[index];
          return (
            run && (
              <li
                key={run.id}
                className="run-item"
                aria-posinset={index + 1}
                aria-setsize={total}
                style={{ transform: `translateY(${start}px)` }}
              >
                <RunCard run={run} shown={run.id === shownId} now={now} />
              </li>
            )
          );
        })}
      </ul>
    </Scrollable>
  );
}

interface RunCardProps {
  readonly run: RunSummary;
  readonly shown: boolean;
  readonly now: number;
}

function RunCard({ run, shown, now }: RunCardProps) {
  const workbench = useWorkbench();
  const where = run.connection ? ` · ${run.connection.id} ${run.connection.region}` : '';
  return (
    <>
      <button
        type="button"
        className="card"
        aria-current={shown}
        onClick={() => showRun(workbench, run.id)}
        title={run.root || run.imageArn}
      >
        <StateMark mark={RUN_MARK[run.state]} wordless />
        <span className="card-title">{run.title}</span>
        <span className="card-detail">
          {run.waiting ? 'Waits for an answer · ' : ''}
          {run.imported ? 'Opened from a file · ' : ''}
          {`${ORIGIN_WORD[run.origin]} · ${formatAge(run.startedAt, now)}${where}`}
        </span>
        {run.failed !== undefined && <span className="card-reason">{run.failed}</span>}
      </button>
      <IconButton icon="trash" label={`Delete the run of ${run.title}`} onClick={() => void removeRuns(workbench, [run])} />
    </>
  );
}
