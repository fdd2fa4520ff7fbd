import { fileTab } from '../stores/editors-store.ts';
import { notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { isDirty, type OpenDocument } from './open-documents.ts';
import { askWhoseText, saveDocument, takeFromDisk } from './save-file.ts';

/** A file changed on disk: an unchanged tab takes the new text silently, a changed one shows a bar that asks. */
export async function followDisk(workbench: Workbench, path: string, version: string): Promise<void> {
  const document = workbench.documents.get(fileTab(path).id);
  // While a save is under way the news may be our own; the save tells the version when it is done.
  if (!document || document.saving || document.diskVersion === version) return;
  if (isDirty(document)) {
    workbench.editors.apply({ type: 'status', id: document.id, status: { disk: 'changed' } });
    return;
  }
  const onDisk = await readDisk(workbench, document);
  if (onDisk && !isDirty(document)) takeFromDisk(workbench, document, onDisk);
}

/** A file went away: its text stays in the tab, to be saved again or closed. */
export function followRemoval({ documents, editors }: Workbench, path: string): void {
  const below = `${path}/`;
  for (const { id, fileName, readOnly } of documents.all()) {
    if (readOnly || (fileName !== path && !fileName.startsWith(below))) continue;
    editors.apply({ type: 'status', id, status: { disk: 'deleted' } });
  }
}

/** A file that had gone is there again, as when another program replaces it instead of writing into it. */
export async function followReturn(workbench: Workbench, path: string): Promise<void> {
  const document = workbench.documents.get(fileTab(path).id);
  if (!document || workbench.editors.getState().statuses[document.id]?.disk !== 'deleted') return;
  const onDisk = await readDisk(workbench, document);
  if (!onDisk) return;
  const same = onDisk.version === document.diskVersion;
  if (!same && !isDirty(document)) takeFromDisk(workbench, document, onDisk);
  else workbench.editors.apply({ type: 'status', id: document.id, status: { disk: same ? 'same' : 'changed' } });
}

/** The user's answer in the bar above a text that is behind its file. */
export async function settleDiskChange(workbench: Workbench, document: OpenDocument, answer: 'mine' | 'disk' | 'compare'): Promise<void> {
  const onDisk = await readDisk(workbench, document);
  if (!onDisk) return;
  const chosen = answer === 'compare' ? await askWhoseText(workbench, document, onDisk) : answer;
  if (chosen === 'disk') takeFromDisk(workbench, document, onDisk);
  if (chosen === 'mine') {
    document.diskVersion = onDisk.version; // seen and decided: the save may replace this version, and only this one
    await saveDocument(workbench, document);
  }
}

/** Writes a deleted file again. */
export async function restoreDeleted(workbench: Workbench, document: OpenDocument): Promise<void> {
  document.diskVersion = null;
  document.savedVersion = -1;
  await saveDocument(workbench, document);
}

async function readDisk(workbench: Workbench, { fileName }: OpenDocument) {
  const root = workbench.workspace.getState().workspace?.root;
  if (root === undefined) return undefined;
  try {
    return await workbench.connection.client.workspace.read({ root, path: fileName });
  } catch (error) {
    notifyFailure(workbench, error);
    return undefined;
  }
}
