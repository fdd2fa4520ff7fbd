import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import { Icon } from '../ui/icon.tsx';
import { Tree } from '../ui/tree.tsx';
import { type AccountRow, accountRows } from './account-rows.ts';
import { openTable } from './read-lists.ts';

/** What the account may hold: kinds, and whose they are. A list is read when its table is opened, not before. */
export function AccountView() {
  const workbench = useWorkbench();
  const counts = useStore(workbench.catalogue, (state) => state.counts);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string>();
  const rows = useMemo(() => accountRows(counts, folded), [counts, folded]);
  const toggle = ({ id }: AccountRow) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  return (
    <Tree
      label="Account"
      rows={rows}
      selected={selected}
      onSelect={({ id }) => setSelected(id)}
      onOpen={({ kind, owner }) => openTable(workbench, kind, owner)}
      onToggle={toggle}
    >
      {(row) => (
        <>
          <span className="file-icon">
            <Icon name={row.icon} />
          </span>
          <span className="tree-name">{row.name}</span>
          {row.count !== '' && (
            <span className="tree-badge muted">
              {row.count}
              <span className="visually-hidden"> known</span>
            </span>
          )}
        </>
      )}
    </Tree>
  );
}
