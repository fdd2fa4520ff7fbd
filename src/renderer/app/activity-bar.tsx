import { useStore } from 'zustand';
import { isOver } from '../runs/run-words.ts';
import type { SideViewId } from '../stores/layout-store.ts';
import { Icon } from '../ui/icon.tsx';
import { sideViews } from './side-views.ts';
import { useWorkbench } from './use-workbench.ts';

export function ActivityBar() {
  const { imageBuilders, layout, runs } = useWorkbench();
  const sideView = useStore(layout, (state) => state.sideView);
  const sideVisible = useStore(layout, (state) => state.sideVisible);
  const builders = useStore(imageBuilders, (state) => state.running?.builders.length ?? 0);
  const running = useStore(runs, (state) => state.list?.filter((run) => !isOver(run.state)).length ?? 0);
  const counts: Partial<Record<SideViewId, number>> = { runs: running, appstream: builders };
  return (
    <nav id="views" className="activity-bar" aria-label="Views" data-region>
      {sideViews.map(({ icon, id, title }) => {
        const shown = sideVisible && sideView === id;
        const count = counts[id] ?? 0;
        return (
          <button
            key={id}
            type="button"
            className="activity"
            aria-label={count > 0 ? `${title}, ${count} running` : title}
            aria-pressed={shown}
            title={title}
            onClick={() => layout.apply(shown ? { type: 'sideToggled' } : { type: 'sideShown', view: id })}
          >
            <Icon name={icon} />
            {count > 0 && <span className="activity-badge">{count}</span>}
          </button>
        );
      })}
    </nav>
  );
}
