import type { DocumentKind } from '../../documents/index.ts';
import type { OpenDocument } from '../editor/open-documents.ts';
import type { Tab } from '../stores/editors-store.ts';
import type { Workbench } from '../workbench.ts';

// What commands look at to know whether they apply.

export function activeTab({ editors }: Workbench): Tab | undefined {
  const { activeId, tabs } = editors.getState();
  return tabs.find((tab) => tab.id === activeId);
}

export function activeDocument(workbench: Workbench): OpenDocument | undefined {
  const tab = activeTab(workbench);
  return tab && workbench.documents.get(tab.id);
}

/** The file in the active tab as a target for runs. */
export function activeFile(workbench: Workbench): { readonly root: string; readonly path: string } | undefined {
  const tab = activeTab(workbench);
  const root = workbench.workspace.getState().workspace?.root;
  return tab?.kind === 'file' && root !== undefined ? { root, path: tab.path } : undefined;
}

export function activeKind(workbench: Workbench): DocumentKind | undefined {
  const { activeId } = workbench.editors.getState();
  return activeId === undefined ? undefined : workbench.problems.getState().documents[activeId]?.kind;
}

export const hasWorkspace = ({ workspace }: Workbench) => (workspace.getState().workspace ? true : 'Open a folder first.');
