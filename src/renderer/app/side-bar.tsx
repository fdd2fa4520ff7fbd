import { useStore } from 'zustand';
import { sideLimits } from '../stores/layout-store.ts';
import { CommandButton } from '../ui/command-button.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { sideViews } from './side-views.ts';
import { useWorkbench } from './use-workbench.ts';

export function SideBar() {
  const { layout } = useWorkbench();
  const sideView = useStore(layout, (state) => state.sideView);
  const sideWidth = useStore(layout, (state) => state.sideWidth);
  const shown = sideViews.find((view) => view.id === sideView);
  if (!shown) return undefined;
  const View = shown.view;
  return (
    <section id="side-bar" className="side-bar" aria-label={shown.title} data-region>
      <header className="side-head">
        <h2>{shown.title}</h2>
        {shown.commandIds.map((id) => (
          <CommandButton key={id} id={id} look="icon" />
        ))}
      </header>
      <div className="side-body">
        <View />
      </div>
      <Splitter
        label="Side bar width"
        orientation="vertical"
        value={sideWidth}
        limits={sideLimits}
        direction={1}
        onResize={(width) => layout.apply({ type: 'sideResized', width })}
      />
    </section>
  );
}
