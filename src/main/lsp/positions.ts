import type { TextEdit as LspEdit, Range } from 'vscode-languageserver/node';
import type { LineIndex, TextEdit, TextRange } from '../../documents/index.ts';

// Both sides count lines from 0 and columns in UTF-16 units, so a range only has to be looked up.

export const toRange = (lines: LineIndex, range: TextRange): Range => lines.rangeOf(range);

export function toEdits(lines: LineIndex, edits: readonly TextEdit[]): LspEdit[] {
  return edits.map(({ range, newText }) => ({ range: toRange(lines, range), newText }));
}
