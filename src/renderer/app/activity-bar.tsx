import { useStore } from 'zustand';
import { isOver } from '../runs/run-words.ts';
import { Icon } from '../ui/icon.tsx';
import { sideViews } from './side-views.ts';
import { useWorkbench } from './use-workbench.ts';

export function ActivityBar() {
  const { layout, runs } = useWorkbench();
  const sideView = useStore(layout, (state) => state.sideView);
  const sideVisible = useStore(layout, (state) => state.sideVisible);
  const running = useStore(runs, (state) => state.list?.filter((run) => !isOver(run.state)).length ?? 0);
  return (
    <nav id="views" className="activity-bar" aria-label="Views" data-region>
      {sideViews.map(({ icon, id, title }) => {
        const shown = sideVisible && sideView === id;
        return (
          <button
            key={id}
            type="button"
            className="activity"
            aria-label={id === 'runs' && running > 0 ? `${title}, ${running} running` : title}
            aria-pressed={shown}
            title={title}
            onClick={() => layout.apply(shown ? { type: 'sideToggled' } : { type: 'sideShown', view: id })}
          >
            <Icon name={icon} />
            {id === 'runs' && running > 0 && <span className="activity-badge">{running}</span>}
          </button>
        );
      })}
    </nav>
  );
}
