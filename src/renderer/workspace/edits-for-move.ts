import { type FileEdits, type FileMove, movedPath } from '../../documents/index.ts';
import type { PlacedEdit } from '../language/protocol.ts';
import type { Workbench } from '../workbench.ts';
import { baseName } from './file-names.ts';

/**
 * Asks whether the files that name what moves shall be changed, where there are any. The edits to make after the move; none when the user
 * wants none, undefined when nothing shall move at all.
 */
export async function editsForMove({ dialogs, language }: Workbench, move: FileMove): Promise<readonly PlacedEdit[] | undefined> {
  const files = (await language.ask({ ask: 'move', move })) ?? [];
  if (files.length === 0) return [];
  const answer = await dialogs.ask({
    kind: 'choice',
    icon: 'references',
    title: `Update paths to ${baseName(move.from)}?`,
    message: 'These files lead to it, or from it to others, by paths that will not be right any more.',
    rows: files.map(({ path = move.from, edits }) => ({
      icon: 'file-code',
      text: path,
      detail: edits.length === 1 ? '1 path' : `${edits.length} paths`,
    })),
    notes: ['What is changed is opened unsaved, and can be undone.'],
    choices: [
      { id: 'leave', label: 'Rename only' },
      { id: 'update', label: 'Rename and update', kind: 'primary' },
    ],
  });
  if (answer === undefined) return undefined;
  return answer === 'update' ? editsAfter(files, move) : [];
}

/** The edits, in the files where they are after the move. */
export function editsAfter(files: readonly FileEdits[], move: FileMove): readonly PlacedEdit[] {
  return files.flatMap(({ path = move.from, edits }) =>
    edits.map(({ range, newText }) => ({ place: { path: movedPath(path, move), offsets: range }, newText })),
  );
}
