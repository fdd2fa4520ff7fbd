import {
  CodeActionKind,
  type Connection,
  type CreateFile,
  type CodeAction as LspAction,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { type CodeAction, codeActions } from '../../documents/index.ts';
import { placeOf, uriOf } from './places.ts';
import type { Session } from './session.ts';

const kinds = { quickfix: CodeActionKind.QuickFix, refactor: CodeActionKind.Refactor, source: CodeActionKind.Source } as const;

/** Fixes of findings and refactorings at a range. */
export function answerCodeActions(connection: Connection, session: Session): void {
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const subject = session.subject(textDocument.uri);
    if (!subject) return null;
    const { lines } = subject.analysis;
    const wanted = context.only;
    const asked = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
    const offered = codeActions(subject, asked, session.later(textDocument.uri));
    const actions =
      wanted === undefined ? offered : offered.filter(({ kind }) => wanted.some((only) => `${kinds[kind]}.`.startsWith(`${only}.`)));
    return Promise.all(
      actions.map(async (action): Promise<LspAction> => {
        const diagnostics = context.diagnostics.filter(({ code }) => action.rule !== undefined && code === action.rule);
        const { disabled } = action;
        return {
          title: action.title,
          kind: kinds[action.kind],
          ...(disabled === undefined ? { edit: await editOf(session, textDocument.uri, action) } : { disabled: { reason: disabled } }),
          isPreferred: action.safe,
          ...(diagnostics.length > 0 ? { diagnostics } : {}),
        };
      }),
    );
  });
}

async function editOf(session: Session, uri: string, { files, creates = [] }: CodeAction) {
  const { changes = {} } = await session.workspaceEdit(uri, files);
  const place = placeOf([...session.folders.keys()], uri);
  if (creates.length === 0 || !place) return { changes };
  // Files can only be made by the form that also carries versions; null stands for “as it is”.
  const edits: TextDocumentEdit[] = Object.entries(changes).map(([target, list]) => ({
    textDocument: { uri: target, version: null },
    edits: list,
  }));
  const made = creates.flatMap(({ path, text }): (CreateFile | TextDocumentEdit)[] => {
    const target = uriOf({ root: place.root, path });
    const begin = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return [
      { kind: 'create', uri: target },
      { textDocument: { uri: target, version: null }, edits: [{ range: begin, newText: text }] },
    ];
  });
  return { documentChanges: [...made, ...edits] };
}
