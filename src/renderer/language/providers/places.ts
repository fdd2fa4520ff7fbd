import type { languages, Uri } from 'monaco-editor/editor';
import { LineIndex, type TextRange } from '../../../documents/index.ts';
import { monaco } from '../../editor/monaco.ts';
import type { OpenDocument } from '../../editor/open-documents.ts';
import { modelUri } from '../../editor/open-documents.ts';
import { openFile } from '../../editor/open-file.ts';
import { toMonacoRange } from '../../editor/positions.ts';
import { fileTab } from '../../stores/editors-store.ts';
import type { Workbench } from '../../workbench.ts';
import type { PlacedEdit, PlacedRange } from '../protocol.ts';

export const uriOfPath = (path: string): Uri => modelUri({ id: fileTab(path).id, readOnly: false });

/** The lines of a file as its tab has it, else as it lies on the disk; undefined when it is gone. */
async function linesOf({ documents, connection, workspace }: Workbench, path: string): Promise<LineIndex | undefined> {
  const open = documents.get(fileTab(path).id);
  if (open) return new LineIndex(open.model.getValue());
  const root = workspace.getState().workspace?.root;
  if (root === undefined) return undefined;
  try {
    return new LineIndex((await connection.client.workspace.read({ root, path })).text);
  } catch {
    return undefined; // gone since the workspace told of it: there is nothing to go to
  }
}

export async function toLocation(
  workbench: Workbench,
  document: OpenDocument | undefined,
  place: PlacedRange,
): Promise<languages.Location | undefined> {
  if ('range' in place) return document && { uri: document.model.uri, range: toMonacoRange(place.range) };
  const lines = await linesOf(workbench, place.path);
  return lines && { uri: uriOfPath(place.path), range: toMonacoRange(lines.rangeOf(place.offsets)) };
}

/**
 * Edits of this document and of others. The others are opened in tabs first: what is changed stays unsaved and can be undone, and
 * Monaco edits only texts that it has.
 */
export async function toWorkspaceEdit(
  workbench: Workbench,
  document: OpenDocument | undefined,
  edits: readonly PlacedEdit[],
): Promise<{ readonly edits: languages.IWorkspaceTextEdit[] }> {
  const { editors } = workbench;
  const { activeId } = editors.getState();
  const others = new Set(edits.flatMap(({ place }) => ('path' in place ? place.path : [])));
  for (const path of others) if (!workbench.documents.get(fileTab(path).id)) await openFile(workbench, path, { focus: false });
  if (activeId !== undefined) editors.apply({ type: 'activated', id: activeId });
  const changes: languages.IWorkspaceTextEdit[] = [];
  for (const { place, newText } of edits) {
    const at = await toLocation(workbench, document, place);
    const model = at && monaco.editor.getModel(at.uri);
    if (at && model) changes.push({ resource: at.uri, versionId: undefined, textEdit: { range: at.range, text: newText } });
  }
  return { edits: changes };
}

/** Edits texts in their tabs, each in one step that can be undone. */
export async function applyEdits(workbench: Workbench, document: OpenDocument | undefined, edits: readonly PlacedEdit[]): Promise<void> {
  const changes = await toWorkspaceEdit(workbench, document, edits);
  for (const [model, list] of Map.groupBy(changes.edits, ({ resource }) => monaco.editor.getModel(resource))) {
    model?.pushStackElement();
    model?.pushEditOperations(
      [],
      list.map(({ textEdit }) => ({ range: textEdit.range, text: textEdit.text })),
      () => null,
    );
    model?.pushStackElement();
  }
}

/** Opens a file at a place that is told in offsets. */
export async function openAt(workbench: Workbench, path: string, offsets: TextRange): Promise<void> {
  const lines = await linesOf(workbench, path);
  await openFile(workbench, path, lines ? { range: lines.rangeOf(offsets) } : {});
}
