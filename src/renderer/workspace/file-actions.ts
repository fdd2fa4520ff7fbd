import { movedPath } from '../../documents/index.ts';
import { closeTab } from '../editor/close-tab.ts';
import { isDirty } from '../editor/open-documents.ts';
import { openFile } from '../editor/open-file.ts';
import { saveDocument } from '../editor/save-file.ts';
import { applyEdits } from '../language/providers/places.ts';
import { notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { editsForMove } from './edits-for-move.ts';
import { baseName, faultInPath, folderOf, joinPath, stemLength } from './file-names.ts';

/** Asks for a name and creates an empty file beside what is selected. */
export async function createFile(workbench: Workbench): Promise<void> {
  const path = await askForPath(workbench, { title: 'New file', confirm: 'Create', value: prefix(workbench) });
  const root = rootOf(workbench);
  if (path === undefined || root === undefined) return;
  await attempt(workbench, async () => {
    await workbench.connection.client.workspace.write({ root, path, text: '', expected: null });
    await openFile(workbench, path);
  });
}

export async function createFolder(workbench: Workbench): Promise<void> {
  const path = await askForPath(workbench, { title: 'New folder', confirm: 'Create', value: prefix(workbench) });
  const root = rootOf(workbench);
  if (path === undefined || root === undefined) return;
  await attempt(workbench, async () => {
    await workbench.connection.client.workspace.createFolder({ root, path });
    workbench.explorer.apply({ type: 'revealed', path });
  });
}

/**
 * Asks for another name; open files below move along, after what is unsaved in them has been saved. Paths by which files name each other
 * are kept right, if the user likes.
 */
export async function renameEntry(workbench: Workbench, from: string): Promise<void> {
  const to = await askForPath(workbench, { title: `Rename ${baseName(from)}`, confirm: 'Rename', value: from });
  const root = rootOf(workbench);
  if (to === undefined || root === undefined) return;
  const open = documentsBelow(workbench, from);
  for (const document of open) if (!(await saveDocument(workbench, document))) return;
  const edits = await editsForMove(workbench, { from, to });
  if (edits === undefined) return;
  await attempt(workbench, async () => {
    await workbench.connection.client.workspace.rename({ root, from, to });
    for (const { id } of open) await closeTab(workbench, id);
    for (const { fileName } of open) await openFile(workbench, movedPath(fileName, { from, to }));
    await applyEdits(workbench, undefined, edits);
    workbench.explorer.apply({ type: 'revealed', path: to });
  });
}

export async function removeEntry(workbench: Workbench, path: string): Promise<void> {
  const root = rootOf(workbench);
  if (root === undefined) return;
  const folder = workbench.workspace.getState().entries.get(path)?.kind === 'folder';
  const answer = await workbench.dialogs.ask({
    kind: 'choice',
    icon: 'trash',
    title: `Delete ${baseName(path)}?`,
    message: folder ? `The folder ${path} and everything in it will be deleted from the disk.` : `${path} will be deleted from the disk.`,
    choices: [{ id: 'delete', label: 'Delete', kind: 'danger' }],
  });
  if (answer !== 'delete') return;
  await attempt(workbench, async () => {
    await workbench.connection.client.workspace.remove({ root, path });
    for (const document of documentsBelow(workbench, path)) if (!isDirty(document)) await closeTab(workbench, document.id);
  });
}

async function attempt(workbench: Workbench, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

function askForPath(workbench: Workbench, request: { readonly title: string; readonly confirm: string; readonly value: string }) {
  const entries = () => workbench.workspace.getState().entries;
  const start = folderOf(request.value).length;
  const stem = stemLength(baseName(request.value));
  return workbench.dialogs.ask({
    kind: 'prompt',
    label: 'Path in the workspace',
    selected: (start === 0 ? 0 : start + 1) + stem,
    check: (value) => faultInPath(value, entries()),
    ...request,
  });
}

/** New things go into the selected folder, or beside the selected file. */
function prefix({ explorer, workspace }: Workbench): string {
  const { selected } = explorer.getState();
  if (selected === undefined) return '';
  const entry = workspace.getState().entries.get(selected);
  return joinPath(entry?.kind === 'folder' ? selected : folderOf(selected), '');
}

const documentsBelow = ({ documents }: Workbench, path: string) =>
  documents.all().filter(({ fileName, readOnly }) => !readOnly && (fileName === path || fileName.startsWith(`${path}/`)));

const rootOf = ({ workspace }: Workbench): string | undefined => workspace.getState().workspace?.root;
