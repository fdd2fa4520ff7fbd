import { type Connection, ErrorCodes, type Location as LspLocation, ResponseError } from 'vscode-languageserver/node';
import { definition, type Location, references, rename, renameable } from '../../documents/index.ts';
import { toRange } from './positions.ts';
import type { Session } from './session.ts';

/** From a name to where it is declared, to where it is used, and to another name. */
export function answerNavigation(connection: Connection, session: Session): void {
  const locate = async (uri: string, locations: readonly Location[]): Promise<LspLocation[]> => {
    const found = await Promise.all(locations.map((location) => session.locate(uri, location)));
    return found.filter((location) => location !== undefined);
  };
  connection.onDefinition(async (params) => {
    const place = await session.placeAmongAll(params);
    return place ? locate(params.textDocument.uri, definition(place)) : null;
  });
  connection.onReferences(async (params) => {
    const place = await session.placeAmongAll(params);
    if (!place) return null;
    const all = references(place);
    const declared = params.context.includeDeclaration ? [] : definition(place);
    return locate(
      params.textDocument.uri,
      all.filter((use) => !declared.some((declaration) => isSame(use, declaration))),
    );
  });
  connection.onPrepareRename((params) => {
    const place = session.place(params);
    const name = place && renameable(place);
    return name ? toRange(place.analysis.lines, name) : null;
  });
  connection.onRenameRequest(async (params) => {
    const place = await session.placeAmongAll(params);
    if (!place) return null;
    const renaming = rename(place, params.newName);
    if ('invalid' in renaming) throw new ResponseError(ErrorCodes.InvalidParams, renaming.invalid);
    return session.workspaceEdit(params.textDocument.uri, renaming.files);
  });
}

function isSame(a: Location, b: Location): boolean {
  return a.path === b.path && a.range.start === b.range.start && a.range.end === b.range.end;
}
