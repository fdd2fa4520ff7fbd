import type { Workbench } from '../workbench.ts';
import { isDirty } from './open-documents.ts';
import { saveDocument } from './save-file.ts';

/** Closes a tab; asks first when its text is not saved. Resolves to whether it is closed. */
export async function closeTab(workbench: Workbench, id: string): Promise<boolean> {
  const document = workbench.documents.get(id);
  if (document && !document.readOnly && isDirty(document)) {
    const answer = await workbench.dialogs.ask({
      kind: 'choice',
      title: `Save ${document.fileName}?`,
      message: 'The file has changes that are not saved.',
      choices: [
        { id: 'discard', label: "Don't save" },
        { id: 'save', label: 'Save', kind: 'primary' },
      ],
    });
    if (answer === undefined) return false;
    if (answer === 'save' && !(await saveDocument(workbench, document))) return false;
  }
  if (!document && !(await mayLoseForm(workbench, id))) return false;
  discard(workbench, id);
  return true;
}

/** A form is saved by its own button, which shows what that does; here its changes are given up or kept. */
async function mayLoseForm({ dialogs, editors }: Workbench, id: string): Promise<boolean> {
  const { statuses, tabs } = editors.getState();
  const tab = tabs.find((one) => one.id === id);
  if (!tab || tab.kind === 'file' || !statuses[id]?.dirty) return true;
  const answer = await dialogs.ask({
    kind: 'choice',
    title: `Close ${tab.title}?`,
    message: 'The form has changes that are not saved.',
    choices: [{ id: 'discard', label: 'Discard changes', kind: 'danger' }],
  });
  return answer === 'discard';
}

/** Closes all tabs, asking for each changed one; stops where the user does. */
export async function closeAllTabs(workbench: Workbench): Promise<boolean> {
  for (const tab of workbench.editors.getState().tabs) {
    if (!(await closeTab(workbench, tab.id))) return false;
  }
  return true;
}

function discard({ backups, documents, editors, view, workspace }: Workbench, id: string): void {
  const document = documents.get(id);
  const root = workspace.getState().workspace?.root;
  if (document && root !== undefined && !document.readOnly) backups.remove(root, document.fileName);
  view.forget(id);
  documents.close(id);
  editors.apply({ type: 'closed', id });
}
