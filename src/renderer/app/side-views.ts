import type { ComponentType } from 'react';
import { AppStreamView } from '../appstream/appstream-view.tsx';
import { AccountView } from '../catalogue/account-view.tsx';
import { WorkspaceView } from '../explorer/workspace-view.tsx';
import { ImagesView } from '../image/images-view.tsx';
import { RunsView } from '../runs/runs-view.tsx';
import type { SideViewId } from '../stores/layout-store.ts';

export interface SideView {
  readonly id: SideViewId;
  readonly title: string;
  readonly icon: string;
  readonly commandIds: readonly string[];
  readonly view: ComponentType;
}

/** The views of the side bar, in the order of the activity bar. `commandIds` are the buttons in the view's head. */
export const sideViews: readonly SideView[] = [
  {
    id: 'workspace',
    title: 'Workspace',
    icon: 'files',
    commandIds: ['file.new', 'file.newFolder', 'workspace.openFolder'],
    view: WorkspaceView,
  },
  { id: 'account', title: 'Account', icon: 'cloud', commandIds: ['account.refresh'], view: AccountView },
  { id: 'runs', title: 'Runs', icon: 'run-all', commandIds: ['run.open', 'run.deleteOld'], view: RunsView },
  {
    id: 'images',
    title: 'Images',
    icon: 'package',
    commandIds: ['images.cleanUp', 'lifecyclePolicy.new', 'account.refresh'],
    view: ImagesView,
  },
  { id: 'appstream', title: 'AppStream', icon: 'vm', commandIds: [], view: AppStreamView },
];
