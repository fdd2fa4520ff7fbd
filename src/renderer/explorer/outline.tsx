import { useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tree } from '../ui/tree.tsx';
import { outlineRows } from './outline-rows.ts';
import { symbolIcon } from './symbol-icon.ts';

/** Phases and steps of the active document. Folding belongs to the view and goes with it. */
export function Outline() {
  const { editors, problems, view } = useWorkbench();
  const activeId = useStore(editors, (state) => state.activeId);
  const outline = useStore(problems, ({ documents }) => (activeId === undefined ? undefined : documents[activeId]?.outline));
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string>();
  // A long outline is drawn when there is time: never between a key and its letter.
  const shown = useDeferredValue(outline);
  const rows = useMemo(() => outlineRows(shown ?? [], folded), [shown, folded]);
  if (rows.length === 0) return <EmptyState icon="symbol-namespace" title="No outline for what is open" />;
  return (
    <Tree
      label="Outline"
      rows={rows}
      selected={selected}
      onSelect={(row) => setSelected(row.id)}
      onOpen={(row) => view.reveal(row.symbol.selectionRange)}
      onToggle={(row) => {
        view.reveal(row.symbol.selectionRange);
        const next = new Set(folded);
        if (!next.delete(row.id)) next.add(row.id);
        setFolded(next);
      }}
    >
      {(row) => (
        <>
          <span className="file-icon">
            <Icon name={symbolIcon(row.symbol.kind)} />
          </span>
          <span className="tree-name">{row.name}</span>
          <span className="tree-detail">{row.symbol.detail}</span>
        </>
      )}
    </Tree>
  );
}
