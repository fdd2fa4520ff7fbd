import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import { outlineLimits } from '../stores/layout-store.ts';
import { CommandButton } from '../ui/command-button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { FileTree } from './file-tree.tsx';
import { Outline } from './outline.tsx';

/** The side bar's first view: the files, and below them the outline of the open one. */
export function WorkspaceView() {
  const { layout, workspace } = useWorkbench();
  const { error, status } = useStore(workspace);
  const outlineHeight = useStore(layout, (state) => state.outlineHeight);
  if (status === 'none') {
    return (
      <EmptyState icon="folder" title="No folder is open">
        <CommandButton id="workspace.openFolder" look="primary" />
        <CommandButton id="workspace.openExample" />
      </EmptyState>
    );
  }
  if (status === 'opening') return <Loading what="Reading the folder…" />;
  if (status === 'failed') {
    return (
      <EmptyState icon="error" title="The folder cannot be watched">
        <p>{error}</p>
        <CommandButton id="workspace.openFolder" look="primary" />
      </EmptyState>
    );
  }
  return (
    <>
      <FileTree />
      <Splitter
        label="Outline height"
        orientation="horizontal"
        value={outlineHeight}
        limits={outlineLimits}
        direction={-1}
        onResize={(height) => layout.apply({ type: 'outlineResized', height })}
      />
      <section className="outline" aria-label="Outline" style={{ height: outlineHeight }}>
        <h3 className="section-head">Outline</h3>
        <Outline />
      </section>
    </>
  );
}
