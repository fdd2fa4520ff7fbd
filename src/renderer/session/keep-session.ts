import { openFile } from '../editor/open-file.ts';
import { fileTab } from '../stores/editors-store.ts';
import type { Workbench } from '../workbench.ts';
import { openFolder } from '../workspace/open-folder.ts';
import { isLasting, type Session, writeSession } from './session.ts';

/** Brings back the folder and the tabs of the last session, and the unsaved texts that were in it. */
export async function restoreSession(workbench: Workbench, { activeId, root, tabs }: Session): Promise<void> {
  const { backups, editors } = workbench;
  const opened = root !== undefined && (await openFolder(workbench, root));
  const unsaved = opened ? backups.paths(root).map(fileTab) : [];
  const all = [...tabs, ...unsaved.filter(({ id }) => !tabs.some((tab) => tab.id === id))];
  for (const tab of all) {
    if (tab.kind !== 'file') editors.apply({ type: 'opened', tab });
    else if (opened) await openFile(workbench, tab.path, { focus: false });
  }
  const active = all.find(({ id }) => id === activeId) ?? all.at(-1);
  if (active?.kind !== 'file') editors.apply({ type: 'activated', id: active?.id ?? '' });
  else if (opened) await openFile(workbench, active.path);
}

/** Writes the session down whenever something that belongs to it changes. */
export function keepSession({ editors, layout, workspace }: Workbench, storage: Storage): void {
  const write = () => {
    const { activeId, tabs } = editors.getState();
    writeSession(storage, {
      layout: layout.getState(),
      root: workspace.getState().workspace?.root,
      tabs: tabs.filter(isLasting),
      activeId,
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
