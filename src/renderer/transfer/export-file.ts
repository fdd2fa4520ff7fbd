import { activeFile } from '../commands/context.ts';
import { languageOf } from '../editor/language-of.ts';
import { openFile } from '../editor/open-file.ts';
import type { Tab } from '../stores/editors-store.ts';
import { messageOf, notify, notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { baseName, faultInPath, folderOf, joinPath } from '../workspace/file-names.ts';

export type ExportTab = Extract<Tab, { kind: 'export' }>;

export const exportTitles: Readonly<Record<ExportTab['format'], string>> = {
  'aws-cli': 'AWS CLI commands',
  cloudformation: 'CloudFormation',
  terraform: 'Terraform',
  'image-assistant': 'Image Assistant script',
};

/** The file that is meant: the one that is selected in the files, else the one in the active tab. */
export function fileToExport(workbench: Workbench): { readonly root: string; readonly path: string } | undefined {
  const { selected } = workbench.explorer.getState();
  const { entries, workspace } = workbench.workspace.getState();
  const isFile = selected !== undefined && entries.get(selected)?.kind === 'file';
  return isFile && workspace ? { root: workspace.root, path: selected } : activeFile(workbench);
}

/** Opens a resource file in the form of another tool, as a text that is nowhere saved yet. */
export async function openExport(workbench: Workbench, path: string, format: ExportTab['format']): Promise<void> {
  const tab: ExportTab = {
    kind: 'export',
    id: `export:${format}:${path}`,
    path,
    format,
    title: `${baseName(path)} as ${exportTitles[format]}`,
  };
  if (workbench.documents.get(tab.id)) workbench.documents.close(tab.id); // the file may have changed since
  workbench.editors.apply({ type: 'opened', tab });
  await loadExport(workbench, tab);
}

export async function loadExport(workbench: Workbench, { format, id, path }: ExportTab): Promise<void> {
  const { documents, editors, tasks, view } = workbench;
  const root = workbench.workspace.getState().workspace?.root ?? '';
  editors.apply({ type: 'status', id, status: { phase: 'loading', error: undefined } });
  try {
    const { fileName, notes, text } = await tasks.run(`Exporting ${path}`, (signal) => exported(workbench, { root, path, format }, signal));
    if (!editors.getState().tabs.some((tab) => tab.id === id)) return;
    const document = documents.open({ id, fileName, language: languageOf(fileName), text, readOnly: true, diskVersion: null });
    editors.apply({ type: 'status', id, status: { phase: 'ready' } });
    for (const note of notes) notify(workbench, 'warning', note);
    if (editors.getState().activeId === id) view.show(document);
  } catch (error) {
    editors.apply({ type: 'status', id, status: { phase: 'failed', error: messageOf(error) } });
  }
}

type Wish = Pick<ExportTab, 'path' | 'format'> & { readonly root: string };

/** Scripts of images are made from one file; the others are made from all that a file names. */
async function exported({ connection: { client } }: Workbench, { format, ...file }: Wish, signal: AbortSignal) {
  if (format === 'image-assistant') return client.appstreamCode.script(file, { signal });
  return client.transfer.export({ ...file, format, dependencies: true }, { signal });
}

export async function copyExport(workbench: Workbench, { id }: ExportTab): Promise<void> {
  const document = workbench.documents.get(id);
  if (!document) return;
  await navigator.clipboard.writeText(document.model.getValue());
  notify(workbench, 'info', `Copied ${document.fileName}`);
}

/** Asks where, and never writes over a file. */
export async function saveExport(workbench: Workbench, { id, path }: ExportTab): Promise<void> {
  const { connection, dialogs, documents, workspace } = workbench;
  const { entries, workspace: open } = workspace.getState();
  const document = documents.get(id);
  if (!document || !open) return;
  const target = await dialogs.ask({
    kind: 'prompt',
    title: 'Save export',
    label: 'Path in the workspace',
    value: joinPath(folderOf(path), document.fileName),
    confirm: 'Save',
    check: (value) => faultInPath(value, entries),
  });
  if (target === undefined) return;
  try {
    await connection.client.workspace.write({ root: open.root, path: target, text: document.model.getValue(), expected: null });
    await openFile(workbench, target);
  } catch (error) {
    notifyFailure(workbench, error);
  }
}
