import type { editor, Uri } from 'monaco-editor/editor';
import { monaco } from './monaco.ts';

/** A text that a tab edits or shows. Monaco's model owns the text; this record knows how it stands to the file. */
export interface OpenDocument {
  /** The id of its tab. */
  readonly id: string;
  /** For the language rooms and for people. */
  readonly fileName: string;
  readonly readOnly: boolean;
  readonly model: editor.ITextModel;
  /** The version on disk that the text was read from or last written to; null when there is no file. */
  diskVersion: string | null;
  /** The model's alternative version that equals the disk. */
  savedVersion: number;
  saving: boolean;
}

export interface NewDocument {
  readonly id: string;
  readonly fileName: string;
  readonly language: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly diskVersion: string | null;
}

export interface DocumentListener {
  opened?(document: OpenDocument): void;
  changed?(document: OpenDocument): void;
  closed?(document: OpenDocument): void;
}

/** The editor's texts, by tab. Whoever must follow them (language, hot exit, tabs' dots) listens here. */
export interface OpenDocuments {
  get(id: string): OpenDocument | undefined;
  ofModel(model: editor.ITextModel): OpenDocument | undefined;
  all(): readonly OpenDocument[];
  open(request: NewDocument): OpenDocument;
  close(id: string): void;
  listen(listener: DocumentListener): void;
}

/** Names the model of a tab inside Monaco. */
export function modelUri({ id, readOnly }: Pick<OpenDocument, 'id' | 'readOnly'>): Uri {
  return monaco.Uri.from({ scheme: readOnly ? 'kiln-account' : 'file', path: `/${id}` });
}

export function createOpenDocuments(): OpenDocuments {
  const documents = new Map<string, OpenDocument>();
  const listeners: DocumentListener[] = [];

  const open = ({ id, fileName, language, text, readOnly, diskVersion }: NewDocument): OpenDocument => {
    const model = monaco.editor.createModel(text, language, modelUri({ id, readOnly }));
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    const document: OpenDocument = {
      id,
      fileName,
      readOnly,
      model,
      diskVersion,
      savedVersion: model.getAlternativeVersionId(),
      saving: false,
    };
    documents.set(id, document);
    model.onDidChangeContent(() => {
      for (const listener of listeners) listener.changed?.(document);
    });
    for (const listener of listeners) listener.opened?.(document);
    return document;
  };

  const close = (id: string) => {
    const document = documents.get(id);
    if (!document) return;
    documents.delete(id);
    for (const listener of listeners) listener.closed?.(document);
    document.model.dispose();
  };

  return {
    get: (id) => documents.get(id),
    ofModel: (model) => [...documents.values()].find((document) => document.model === model),
    all: () => [...documents.values()],
    open,
    close,
    listen: (listener) => void listeners.push(listener),
  };
}

export const isDirty = (document: OpenDocument): boolean => document.model.getAlternativeVersionId() !== document.savedVersion;

/** Puts a text in as one edit that can be undone, leaving alone what is equal at both ends so that cursors stay where they are. */
export function replaceText(document: OpenDocument, text: string): void {
  const { model } = document;
  const before = model.getValue();
  const after = model.getEOL() === '\r\n' ? text.replace(/\r?\n/g, '\r\n') : text.replace(/\r\n/g, '\n');
  if (before === after) return;
  const start = commonPrefix(before, after);
  const tail = commonSuffix(before.slice(start), after.slice(start));
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(before.length - tail);
  const range = monaco.Range.fromPositions(from, to);
  model.pushEditOperations(null, [{ range, text: after.slice(start, after.length - tail) }], () => null);
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonSuffix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}
