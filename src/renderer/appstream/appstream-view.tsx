import { useMemo, useState } from 'react';
import { useWorkbench } from '../app/use-workbench.ts';
import { Icon } from '../ui/icon.tsx';
import { Tree } from '../ui/tree.tsx';
import { openAppStreamPage } from './open-page.ts';
import { type PageRow, pageRows } from './page-rows.ts';
import { appStreamPages } from './pages.ts';

/** What AppStream has in the connected account; nothing is read before one of its pages is opened. */
export function AppStreamView() {
  const workbench = useWorkbench();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string>();
  const rows = useMemo(() => pageRows(appStreamPages, folded), [folded]);
  const toggle = ({ id }: PageRow) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  const open = ({ name, page, subject }: PageRow) =>
    openAppStreamPage(workbench, { page, title: name, ...(subject !== undefined && { subject }) });
  return (
    <Tree label="AppStream" rows={rows} selected={selected} onSelect={({ id }) => setSelected(id)} onOpen={open} onToggle={toggle}>
      {({ icon, name }) => (
        <>
          <span className="file-icon">
            <Icon name={icon} />
          </span>
          <span className="tree-name">{name}</span>
        </>
      )}
    </Tree>
  );
}
