import type { Connection, TextEdit } from 'vscode-languageserver/node';
import { renameFile } from '../../documents/index.ts';
import { placeOf } from './places.ts';
import type { Session } from './session.ts';

/** Before the client moves a file or folder: what has to be written in the files that name it. */
export function answerRenamedFiles(connection: Connection, session: Session): void {
  connection.workspace.onWillRenameFiles(async ({ files }) => {
    const roots = [...session.folders.keys()];
    const changes: Record<string, TextEdit[]> = {};
    for (const { oldUri, newUri } of files) {
      const from = placeOf(roots, oldUri);
      const to = placeOf(roots, newUri);
      const folder = from && session.folders.get(from.root);
      if (!folder || to?.root !== from.root) continue;
      await folder.whenRead();
      const edit = await session.workspaceEdit(oldUri, renameFile(folder.facts(), { from: from.path, to: to.path }));
      for (const [uri, edits] of Object.entries(edit.changes ?? {})) changes[uri] = [...(changes[uri] ?? []), ...edits];
    }
    return { changes };
  });
}
