import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { exportFormats } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { exportCommandId } from '../commands/transfer-commands.ts';
import { openFile } from '../editor/open-file.ts';
import { countProblems } from '../problems/problem-rows.ts';
import { CommandButton } from '../ui/command-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Menu } from '../ui/menu.tsx';
import { Tree } from '../ui/tree.tsx';
import { FileLabel } from './file-label.tsx';
import { fileRows } from './file-rows.ts';

const MENU = ['file.new', 'file.newFolder', 'file.rename', 'file.delete', ...exportFormats.map(exportCommandId)];

export function FileTree() {
  const workbench = useWorkbench();
  const { explorer, problems, workspace } = workbench;
  const entries = useStore(workspace, (state) => state.entries);
  const truncated = useStore(workspace, (state) => state.truncated);
  const name = useStore(workspace, (state) => state.workspace?.name ?? '');
  const { expanded, selected } = useStore(explorer);
  const documents = useStore(problems, (state) => state.documents);
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>();
  const rows = useMemo(
    () => fileRows(entries, expanded).map((row) => ({ ...row, id: row.path, expanded: row.kind === 'folder' ? row.expanded : undefined })),
    [entries, expanded],
  );

  return (
    <section className="files" aria-label="Files of the workspace">
      <h3 className="section-head" title={workspace.getState().workspace?.root}>
        {name}
      </h3>
      {rows.length === 0 ? (
        <EmptyState icon="folder-opened" title="The folder is empty">
          <CommandButton id="file.new" look="primary" />
        </EmptyState>
      ) : (
        <Tree
          label="Files"
          scope="explorer"
          rows={rows}
          selected={selected}
          onSelect={(row) => explorer.apply({ type: 'selected', path: row.path })}
          onToggle={(row) => explorer.apply({ type: 'toggled', path: row.path })}
          onOpen={(row) => void openFile(workbench, row.path)}
          onContextMenu={(_, at) => setMenu(at)}
        >
          {(row) => <FileLabel row={row} counts={countProblems(documents[`file:${row.path}`]?.problems ?? [])} />}
        </Tree>
      )}
      {truncated && <p className="files-note">The folder holds more files than Kiln lists. Open a folder further down.</p>}
      {menu && <Menu label="File" at={menu} commandIds={MENU} onClose={() => setMenu(undefined)} />}
    </section>
  );
}
