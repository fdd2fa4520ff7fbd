import { openFile } from '../editor/open-file.ts';
import type { Workbench } from '../workbench.ts';
import { openFolder } from '../workspace/open-folder.ts';
import { type Session, writeSession } from './session.ts';

/** Brings back the folder and the files of the last session, and the unsaved texts that were in it. */
export async function restoreSession(workbench: Workbench, session: Session): Promise<void> {
  const { root } = session;
  if (root === undefined || !(await openFolder(workbench, root))) return;
  const unsaved = workbench.backups.paths(root);
  const paths = [...session.paths, ...unsaved.filter((path) => !session.paths.includes(path))];
  for (const path of paths) await openFile(workbench, path, { focus: false });
  const active = session.activePath ?? paths.at(-1);
  if (active !== undefined && paths.includes(active)) await openFile(workbench, active);
}

/** Writes the session down whenever something that belongs to it changes. */
export function keepSession({ editors, layout, workspace }: Workbench, storage: Storage): void {
  const write = () => {
    const { activeId, tabs } = editors.getState();
    const files = tabs.filter((tab) => tab.kind === 'file');
    writeSession(storage, {
      layout: layout.getState(),
      root: workspace.getState().workspace?.root,
      paths: files.map((tab) => tab.path),
      activePath: files.find((tab) => tab.id === activeId)?.path,
    });
  };
  layout.subscribe(write);
  workspace.subscribe((state, before) => {
    if (state.workspace?.root !== before.workspace?.root) write();
  });
  editors.subscribe((state, before) => {
    if (state.tabs !== before.tabs || state.activeId !== before.activeId) write();
  });
}
