import { refreshAccount } from '../catalogue/read-lists.ts';
import { appInfo } from '../stores/app-info.ts';
import { closeFolder, openFolder } from '../workspace/open-folder.ts';
import { always, type Command } from './command.ts';
import { hasWorkspace } from './context.ts';

export const workspaceCommands: readonly Command[] = [
  {
    id: 'workspace.openExample',
    category: 'Workspace',
    title: 'Open the example workspace',
    icon: 'beaker',
    enabled: always,
    run: async (workbench) => {
      const { examples } = await appInfo(workbench.app);
      await openFolder(workbench, examples);
    },
  },
  {
    id: 'workspace.openFolder',
    category: 'Workspace',
    title: 'Open folder…',
    keys: ['Mod+O'],
    icon: 'folder-opened',
    enabled: always,
    run: async (workbench) => {
      const start = workbench.workspace.getState().workspace?.root ?? '';
      const folder = await workbench.dialogs.ask({ kind: 'folder', start });
      if (folder !== undefined) await openFolder(workbench, folder);
    },
  },
  { id: 'workspace.close', category: 'Workspace', title: 'Close folder', enabled: hasWorkspace, run: closeFolder },
  { id: 'account.refresh', category: 'Account', title: 'Refresh account', icon: 'refresh', enabled: always, run: refreshAccount },
];
