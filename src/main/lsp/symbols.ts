import { type Connection, type DocumentSymbol, type WorkspaceSymbol as LspSymbol, SymbolKind } from 'vscode-languageserver/node';
import { type LineIndex, type OutlineItem, outline, workspaceSymbols } from '../../documents/index.ts';
import { uriOf } from './places.ts';
import { toRange } from './positions.ts';
import type { Session } from './session.ts';

const kinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  document: SymbolKind.File,
  parameter: SymbolKind.Variable,
  constant: SymbolKind.Constant,
  phase: SymbolKind.Namespace,
  step: SymbolKind.Function,
  key: SymbolKind.Property,
};

/** The symbols of a document, and those of all folders by name. */
export function answerSymbols(connection: Connection, session: Session): void {
  connection.onDocumentSymbol(({ textDocument }) => {
    const subject = session.subject(textDocument.uri);
    return subject ? outline(subject.analysis).map((item) => toSymbol(item, subject.analysis.lines)) : null;
  });
  connection.onWorkspaceSymbol(async ({ query }) => {
    const found: LspSymbol[] = [];
    for (const [root, folder] of session.folders) {
      await folder.whenRead();
      for (const { name, detail, kind, path, range } of workspaceSymbols(folder.facts(), query)) {
        const uri = uriOf({ root, path });
        const location = await session.locate(uri, { range });
        if (location) found.push({ name, kind: kinds[kind], containerName: detail, location });
      }
    }
    return found;
  });
}

function toSymbol(item: OutlineItem, lines: LineIndex): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: kinds[item.kind],
    range: toRange(lines, item.range),
    selectionRange: toRange(lines, item.selectionRange),
    children: item.children.map((child) => toSymbol(child, lines)),
  };
}
