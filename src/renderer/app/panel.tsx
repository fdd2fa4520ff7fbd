import { useStore } from 'zustand';
import { problemGroups } from '../problems/problem-rows.ts';
import { type PanelViewId, panelLimits } from '../stores/layout-store.ts';
import { IconButton } from '../ui/button.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { panelViews } from './panel-views.ts';
import { useWorkbench } from './use-workbench.ts';

const isPanelView = (id: string): id is PanelViewId => panelViews.some((view) => view.id === id);

export function Panel() {
  const { layout, problems } = useWorkbench();
  const panelView = useStore(layout, (state) => state.panelView);
  const maximised = useStore(layout, (state) => state.panelMaximised);
  const panelHeight = useStore(layout, (state) => state.panelHeight);
  const count = useStore(problems, ({ documents }) => problemGroups(documents).reduce((sum, group) => sum + group.problems.length, 0));
  const shown = panelViews.find((view) => view.id === panelView);
  if (!shown) return undefined;
  const View = shown.view;
  const tabs = panelViews.map(({ id, title }) => ({
    id,
    panelId: 'panel-view',
    label: (
      <>
        {title} {id === 'problems' && count > 0 && <span className="count">{count}</span>}
      </>
    ),
  }));
  return (
    <section id="panel" className="panel" aria-label="Panel" data-region>
      {!maximised && (
        <Splitter
          label="Panel height"
          orientation="horizontal"
          value={panelHeight}
          limits={panelLimits}
          direction={-1}
          onResize={(height) => layout.apply({ type: 'panelResized', height })}
        />
      )}
      <header className="panel-head">
        <TabList
          label="Panel"
          tabs={tabs}
          active={panelView}
          onActivate={(id) => isPanelView(id) && layout.apply({ type: 'panelShown', view: id })}
        />
        <span className="spacer" />
        <IconButton
          icon={maximised ? 'chevron-down' : 'chevron-up'}
          label={maximised ? 'Restore panel' : 'Maximise panel'}
          onClick={() => layout.apply({ type: 'panelMaximised' })}
        />
        <IconButton icon="close" label="Close panel" onClick={() => layout.apply({ type: 'panelToggled' })} />
      </header>
      <div id="panel-view" className="panel-body" role="tabpanel" aria-label={shown.title}>
        <View />
      </div>
    </section>
  );
}
