import { AppError, type FileContent } from '../../contract/index.ts';
import { notifyFailure, record } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { isDirty, type OpenDocument, replaceText } from './open-documents.ts';

/** Writes a document to its file. Resolves to whether the disk now has the text. */
export async function saveDocument(workbench: Workbench, document: OpenDocument): Promise<boolean> {
  if (document.readOnly || !isDirty(document)) return true;
  document.saving = true;
  try {
    return await write(workbench, document, false);
  } catch (error) {
    notifyFailure(workbench, error);
    return false;
  } finally {
    document.saving = false;
  }
}

/** Saves every changed document; stops at the first that could not be saved. */
export async function saveAll(workbench: Workbench): Promise<boolean> {
  for (const document of workbench.documents.all()) {
    if (!(await saveDocument(workbench, document))) return false;
  }
  return true;
}

async function write(workbench: Workbench, document: OpenDocument, overwrite: boolean): Promise<boolean> {
  const root = workbench.workspace.getState().workspace?.root;
  if (root === undefined) return false;
  const savedVersion = document.model.getAlternativeVersionId();
  const text = document.model.getValue(undefined, true);
  try {
    const { version } = await workbench.connection.client.workspace.write({
      root,
      path: document.fileName,
      text,
      expected: document.diskVersion,
      overwrite,
    });
    markSaved(workbench, document, { diskVersion: version, savedVersion });
    record(workbench, `Saved ${document.fileName}`);
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    return resolveConflict(workbench, document, error.detail as FileContent | undefined);
  }
}

function markSaved({ editors }: Workbench, document: OpenDocument, saved: Pick<OpenDocument, 'diskVersion' | 'savedVersion'>): void {
  document.diskVersion = saved.diskVersion;
  document.savedVersion = saved.savedVersion;
  editors.apply({ type: 'status', id: document.id, status: { dirty: isDirty(document), disk: 'same' } });
}

/** Somebody else wrote the file since it was read: nothing is written until the user has said whose text stays. */
async function resolveConflict(workbench: Workbench, document: OpenDocument, onDisk: FileContent | undefined): Promise<boolean> {
  const answer = await askWhoseText(workbench, document, onDisk);
  if (answer === 'mine') return write(workbench, document, true);
  if (answer === 'disk' && onDisk) {
    takeFromDisk(workbench, document, onDisk);
    return true;
  }
  return false;
}

/** Replaces the text by the one on disk; the user's own stays in the undo history. */
export function takeFromDisk(workbench: Workbench, document: OpenDocument, onDisk: FileContent): void {
  replaceText(document, onDisk.text);
  markSaved(workbench, document, { diskVersion: onDisk.version, savedVersion: document.model.getAlternativeVersionId() });
}

export async function askWhoseText(
  { dialogs }: Workbench,
  document: OpenDocument,
  onDisk: FileContent | undefined,
): Promise<'mine' | 'disk' | undefined> {
  const mine = { id: 'mine', label: 'Keep mine', kind: 'primary' } as const;
  if (!onDisk) {
    const message = `${document.fileName} was deleted on disk. Keeping yours writes it again.`;
    return whose(await dialogs.ask({ kind: 'choice', icon: 'warning', title: 'The file is gone', message, choices: [mine] }));
  }
  const choices = [mine, { id: 'disk', label: 'Take the one on disk' }];
  const first = await dialogs.ask({
    kind: 'choice',
    icon: 'warning',
    title: 'The file changed on disk',
    message: `Something else wrote ${document.fileName} after you opened it. Nothing has been saved yet. Which text should stay?`,
    choices: [{ id: 'compare', label: 'Compare' }, ...choices.toReversed()],
  });
  if (first !== 'compare') return whose(first);
  const compared = await dialogs.ask({
    kind: 'compare',
    title: document.fileName,
    message: 'Left: the file on disk. Right: your text.',
    language: document.model.getLanguageId(),
    disk: onDisk.text,
    mine: document.model.getValue(),
    choices: choices.toReversed(),
  });
  return whose(compared);
}

const whose = (answer: string | undefined) => (answer === 'mine' || answer === 'disk' ? answer : undefined);
