import type { TextEdit } from '../diagnostic.ts';
import { indentationOf, isBlank, type Layout, lineText } from './layout.ts';

/** The edits that bring every line where it belongs: indentation, blanks at its end, at most one blank line in a row, one line end at the end. */
export function lineEdits(layout: Layout): readonly TextEdit[] {
  const { starts } = layout.lines;
  const last = lastLine(layout);
  const edits = [...layout.edits];
  let isAfterBlank = true;
  for (let line = 0; line <= last; line++) {
    const text = lineText(layout, line);
    const start = starts[line] ?? 0;
    const isRemovable = isBlank(text) && !layout.frozen.has(line);
    if (isRemovable && isAfterBlank) edits.push({ range: { start, end: starts[line + 1] ?? layout.text.length }, newText: '' });
    else edits.push(...editsInLine(layout, line, text));
    isAfterBlank = isRemovable;
  }
  return [...edits, ...endEdits(layout, last)].sort((a, b) => a.range.start - b.range.start);
}

/** The last line that holds something. */
function lastLine(layout: Layout): number {
  let line = layout.lines.starts.length - 1;
  while (line > 0 && isBlank(lineText(layout, line)) && !layout.frozen.has(line)) line--;
  return line;
}

function editsInLine(layout: Layout, line: number, text: string): readonly TextEdit[] {
  const start = layout.lines.starts[line] ?? 0;
  const edits: TextEdit[] = [];
  const wanted = layout.indentation.get(line);
  const indentation = indentationOf(text);
  if (wanted !== undefined && wanted !== indentation) {
    edits.push({ range: { start, end: start + indentation }, newText: ' '.repeat(wanted) });
  }
  const end = text.trimEnd().length;
  if (!layout.frozen.has(line) && end < text.length) edits.push({ range: { start: start + end, end: start + text.length }, newText: '' });
  return edits;
}

/** Where a block scalar ends the text without a line end, one would become part of it. */
function endEdits(layout: Layout, last: number): readonly TextEdit[] {
  const { text, lines } = layout;
  const end = (lines.starts[last] ?? 0) + lineText(layout, last).length;
  const newText = text.includes('\r\n') ? '\r\n' : '\n';
  return text.slice(end) === newText || (end === text.length && layout.frozen.has(last))
    ? []
    : [{ range: { start: end, end: text.length }, newText }];
}
