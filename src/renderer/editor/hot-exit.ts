import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { isDirty, type OpenDocument } from './open-documents.ts';

const QUIET_MS = 300;

/** Keeps every unsaved text in the backups a moment after it changed, and at the latest when the page goes away. */
export function keepBackups(workbench: Workbench): void {
  const { documents, editors } = workbench;
  const pending = new Set<OpenDocument>();
  const unkept = new Set<OpenDocument>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const document of pending) keep(workbench, document, unkept);
    pending.clear();
  };
  const touch = (document: OpenDocument) => {
    if (document.readOnly) return;
    pending.add(document);
    timer ??= setTimeout(flush, QUIET_MS);
  };
  documents.listen({
    changed: touch,
    closed: (document) => {
      pending.delete(document);
      unkept.delete(document);
    },
  });
  // A save changes no text, but makes the backup needless.
  editors.subscribe((state, before) => {
    if (state.statuses === before.statuses) return;
    for (const document of documents.all()) {
      if (state.statuses[document.id]?.dirty !== before.statuses[document.id]?.dirty) touch(document);
    }
  });
  addEventListener('pagehide', flush);
  addEventListener('beforeunload', (event) => {
    flush();
    if (unkept.size > 0) event.preventDefault(); // only what could not be kept would be lost
  });
}

function keep(workbench: Workbench, document: OpenDocument, unkept: Set<OpenDocument>): void {
  const root = workbench.workspace.getState().workspace?.root;
  if (root === undefined) return;
  if (!isDirty(document)) {
    workbench.backups.remove(root, document.fileName);
    unkept.delete(document);
    return;
  }
  try {
    workbench.backups.write(root, document.fileName, { text: document.model.getValue(undefined, true), diskVersion: document.diskVersion });
    unkept.delete(document);
  } catch {
    // The browser's storage is full. The text is still in the editor; the user must know that only a save keeps it.
    if (!unkept.has(document))
      notify(workbench, 'warning', `${document.fileName} is too large to be kept unsaved. Save it before you leave.`);
    unkept.add(document);
  }
}
