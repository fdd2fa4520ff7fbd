import type { TextEdit } from '../diagnostic.ts';
import type { FileFacts, WorkspaceFacts } from '../workspace/model.ts';
import { relativePath } from '../workspace/relative-path.ts';
import { placedContent } from './placed-content.ts';
import type { FileEdits } from './types.ts';

/** A file or folder that is about to have another path; both from the workspace's root, with slashes. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

/** The path that a file has after a move: another one where it is what moves, or lies below it. */
export function movedPath(path: string, { from, to }: FileMove): string {
  return path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}

/**
 * The edits that keep every path right when a file or folder moves: those that name it, and those by which it names others. Edits are of
 * the files where they are before the move.
 */
export function renameFile({ files }: WorkspaceFacts, move: FileMove): readonly FileEdits[] {
  return [...files.values()].flatMap((file) => {
    const edits = editsOf(file, move);
    return edits.length === 0 ? [] : [{ path: file.path, edits }];
  });
}

/** What stays as far away as it was keeps the path that its author wrote. Whether a path begins with `./` is left as it is, too. */
function editsOf({ path, references }: FileFacts, move: FileMove): readonly TextEdit[] {
  return references.flatMap(({ path: target, text, range }) => {
    if (target === undefined) return [];
    const after = relativePath(movedPath(path, move), movedPath(target, move));
    if (after === relativePath(path, target)) return [];
    const newText = text.startsWith('.') ? after : after.replace(/^\.\//, '');
    const content = placedContent({ value: text, range });
    return content === undefined || newText === text ? [] : [{ range: content, newText }];
  });
}
