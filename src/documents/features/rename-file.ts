import type { TextEdit } from '../diagnostic.ts';
import type { FileFacts, ReferenceFact, WorkspaceFacts } from '../workspace/model.ts';
import { relativePath } from '../workspace/relative-path.ts';
import { placedContent } from './placed-content.ts';
import type { FileEdits } from './types.ts';

/** A file that is about to have another path; both from the workspace's root, with slashes. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

/**
 * The edits that keep every path right when a file moves: those that name it, and those by which it names others. Edits are of the files
 * where they are before the move.
 */
export function renameFile({ files }: WorkspaceFacts, move: FileMove): readonly FileEdits[] {
  return [...files.values()].flatMap((file) => {
    const edits = file.path === move.from ? editsOfMoved(file, move) : editsOfOthers(file, move);
    return edits.length === 0 ? [] : [{ path: file.path, edits }];
  });
}

function editsOfOthers({ path, references }: FileFacts, { from, to }: FileMove): readonly TextEdit[] {
  return references.flatMap((reference) => (reference.path === from ? rewritten(reference, relativePath(path, to)) : []));
}

/** What the file names stays where it is, unless the file names itself. */
function editsOfMoved({ references }: FileFacts, { from, to }: FileMove): readonly TextEdit[] {
  return references.flatMap((reference) => {
    if (reference.path === undefined) return [];
    return rewritten(reference, relativePath(to, reference.path === from ? to : reference.path));
  });
}

/** Whether a path begins with `./` is left as its author has it. */
function rewritten({ text, range }: ReferenceFact, path: string): readonly TextEdit[] {
  const newText = text.startsWith('.') ? path : path.replace(/^\.\//, '');
  const content = placedContent({ value: text, range });
  return content === undefined || newText === text ? [] : [{ range: content, newText }];
}
