import type { FileFacts, WorkspaceFacts } from '../workspace/model.ts';
import type { WorkspaceSymbol } from './types.ts';

/** What has a name in the files of a workspace and holds the letters of `query` in their order; everything for an empty one. */
export function workspaceSymbols({ files }: WorkspaceFacts, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  return [...files.values()].flatMap(symbolsOf).filter(({ name }) => holdsInOrder(name.toLowerCase(), wanted));
}

function symbolsOf({ path, kind, name, nameRange, component }: FileFacts): readonly WorkspaceSymbol[] {
  const document: readonly WorkspaceSymbol[] =
    name === undefined || nameRange === undefined ? [] : [{ name, detail: kind, kind: 'document', path, range: nameRange }];
  const parameters = (component?.parameters ?? []).map(
    (parameter): WorkspaceSymbol => ({
      name: parameter.name,
      detail: name ?? path,
      kind: 'parameter',
      path,
      range: parameter.nameRange,
    }),
  );
  const parts = (component?.parts ?? []).map(
    (part): WorkspaceSymbol => ({
      name: part.name,
      detail: part.phase === undefined ? (name ?? path) : `${name ?? path} › ${part.phase}`,
      kind: part.kind,
      path,
      range: part.nameRange,
    }),
  );
  return [...document, ...parameters, ...parts];
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
