import type { PositionRange } from '../../documents/index.ts';
import { openRunOf, RUN_FILE } from '../runs/run-transfer.ts';
import { fileTab } from '../stores/editors-store.ts';
import { messageOf } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { languageOf } from './language-of.ts';
import { isDirty, type OpenDocument, replaceText } from './open-documents.ts';

export interface OpenOptions {
  /** Selected and scrolled to once the text is there. */
  readonly range?: PositionRange;
  /** Whether the editor takes the focus; true unless told otherwise. */
  readonly focus?: boolean;
}

/** Opens a file of the workspace in a tab, or goes to the tab that has it. Unsaved text of an earlier session comes back with it. */
export async function openFile(workbench: Workbench, path: string, options: OpenOptions = {}): Promise<void> {
  if (path.endsWith(RUN_FILE)) return openRunOf(workbench, path); // a run that somebody exported: no text, and shown as what it is
  const tab = fileTab(path);
  workbench.editors.apply({ type: 'opened', tab });
  workbench.explorer.apply({ type: 'revealed', path });
  const document = workbench.documents.get(tab.id) ?? (await load(workbench, path));
  if (!document || workbench.editors.getState().activeId !== tab.id) return;
  workbench.view.show(document);
  if (options.range) workbench.view.reveal(options.range);
  else if (options.focus !== false) workbench.view.widget.focus();
}

async function load(workbench: Workbench, path: string): Promise<OpenDocument | undefined> {
  const { id } = fileTab(path);
  const root = workbench.workspace.getState().workspace?.root;
  if (root === undefined) return undefined;
  workbench.editors.apply({ type: 'status', id, status: { phase: 'loading', error: undefined } });
  try {
    const { text, version } = await workbench.connection.client.workspace.read({ root, path });
    const known = workbench.documents.get(id); // two clicks may have asked for it at once
    if (known || !workbench.editors.getState().tabs.some((tab) => tab.id === id)) return known;
    const document = workbench.documents.open({
      id,
      fileName: path,
      language: languageOf(path),
      text,
      readOnly: false,
      diskVersion: version,
    });
    restoreBackup(workbench, document, root);
    workbench.editors.apply({ type: 'status', id, status: { phase: 'ready' } });
    return document;
  } catch (error) {
    workbench.editors.apply({ type: 'status', id, status: { phase: 'failed', error: messageOf(error) } });
    return undefined;
  }
}

function restoreBackup({ backups, editors }: Workbench, document: OpenDocument, root: string): void {
  const backup = backups.read(root, document.fileName);
  if (!backup) return;
  const disk = backup.diskVersion === document.diskVersion ? 'same' : 'changed';
  // The version that the text began from is what a save must compare with, or it would overwrite what somebody wrote meanwhile.
  document.diskVersion = backup.diskVersion;
  replaceText(document, backup.text);
  editors.apply({ type: 'status', id: document.id, status: { dirty: isDirty(document), disk } });
}
