import type { WorkspaceEvent } from '../../contract/index.ts';
import { closeAllTabs } from '../editor/close-tab.ts';
import { followDisk, followRemoval, followReturn } from '../editor/disk-changes.ts';
import { followFacts } from '../language/follow-workspace.ts';
import { messageOf, notifyFailure, record } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

const FOLLOWED = 'workspace';

/** Makes a folder the workspace. Resolves to whether it is open; open files are closed first, asking for unsaved ones. */
export async function openFolder(workbench: Workbench, folder: string): Promise<boolean> {
  const { connection, explorer, layout, tasks, workspace } = workbench;
  if (!(await closeAllTabs(workbench))) return false;
  workbench.follows.stop(FOLLOWED);
  workspace.apply({ type: 'opening' });
  try {
    const info = await tasks.run(`Opening ${folder}`, (signal) => connection.client.workspace.open({ folder }, { signal }));
    workspace.apply({ type: 'opened', workspace: info });
    explorer.apply({ type: 'reset', expanded: [] });
    layout.apply({ type: 'sideShown', view: 'workspace' });
    record(workbench, `Opened ${info.root}`);
    void follow(workbench, info.root);
    return true;
  } catch (error) {
    workspace.apply({ type: 'closed' });
    notifyFailure(workbench, error);
    return false;
  }
}

export async function closeFolder(workbench: Workbench): Promise<void> {
  if (!(await closeAllTabs(workbench))) return;
  workbench.follows.stop(FOLLOWED);
  workbench.workspace.apply({ type: 'closed' });
}

async function follow(workbench: Workbench, root: string): Promise<void> {
  const signal = workbench.follows.begin(FOLLOWED);
  try {
    await workbench.connection.follow(
      (client) => client.workspace.watch({ root }, { signal }),
      (event) => take(workbench, root, event),
      signal,
    );
  } catch (error) {
    workbench.workspace.apply({ type: 'failed', message: messageOf(error) });
  }
}

function take(workbench: Workbench, root: string, event: WorkspaceEvent): void {
  workbench.workspace.apply(event);
  followFacts(workbench, root, event);
  switch (event.type) {
    case 'changed':
      void followDisk(workbench, event.path, event.version);
      return;
    case 'removed':
      followRemoval(workbench, event.path);
      return;
    case 'added':
      void followReturn(workbench, event.entry.path);
      return;
    case 'snapshot':
    case 'trustChanged':
  }
}
