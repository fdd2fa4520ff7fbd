import { CompletionItemKind, type Connection, InsertTextFormat, MarkupKind } from 'vscode-languageserver/node';
import { type Completion, type CompletionKind, complete, type LineIndex } from '../../documents/index.ts';
import { toRange } from './positions.ts';
import type { Session } from './session.ts';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  action: CompletionItemKind.Function,
  input: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  reference: CompletionItemKind.Variable,
  snippet: CompletionItemKind.Snippet,
};

export function answerCompletion(connection: Connection, session: Session): void {
  connection.onCompletion((params) => {
    const place = session.place(params);
    return place ? complete(place).map((entry) => toItem(entry, place.analysis.lines)) : [];
  });
}

function toItem(entry: Completion, lines: LineIndex) {
  const { label, kind, detail, documentation, range, insertText, snippet, sortText } = entry;
  return {
    label,
    kind: kinds[kind],
    textEdit: { range: toRange(lines, range), newText: insertText },
    // What was typed is compared with this; a client would compare with the label, which may be a whole line.
    filterText: insertText,
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(sortText === undefined ? {} : { sortText }),
  };
}
