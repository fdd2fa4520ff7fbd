import type { ScalarNode } from '../syntax/tree.ts';
import { type Column, indentationOf, isBlank, type Layout, lineAt, lineText } from './layout.ts';

const HEADER = /[|>]([-+]?)([0-9]?)([-+]?)/y;
const INDENTATION = 2;

/** Moves the lines of a block scalar as a whole, so that its text stays what it is. */
export function layOutBlockScalar(layout: Layout, { range }: ScalarNode, parent: Column): void {
  const [, before = '', digit = '', behind = ''] = headerAt(layout.text, range.start);
  const first = lineAt(layout, range.start) + 1;
  const content = digit === '' ? firstIndentation(layout, first) : parent.old + Number(digit);
  if (content === undefined || content <= parent.old) return;
  const shift = digit === '' ? parent.new + INDENTATION - content : parent.new - parent.old;
  const last = lastLine(layout, { first, content });
  for (let line = first; line <= last; line++) {
    layout.frozen.add(line);
    const text = lineText(layout, line);
    // A blank line holds text only where it reaches further in than the content begins.
    if (text.length > content) layout.indentation.set(line, indentationOf(text) + shift);
    else if (isBlank(text)) layout.indentation.set(line, 0);
  }
  if (before === '+' || behind === '+') freezeBlankLines(layout, last + 1);
}

function headerAt(text: string, start: number): readonly string[] {
  HEADER.lastIndex = start;
  return HEADER.exec(text) ?? [];
}

function firstIndentation(layout: Layout, first: number): number | undefined {
  for (let line = first; line < layout.lines.starts.length; line++) {
    const text = lineText(layout, line);
    if (!isBlank(text)) return indentationOf(text);
  }
  return undefined;
}

/** The last line that holds text. */
function lastLine(layout: Layout, { first, content }: { first: number; content: number }): number {
  let last = first - 1;
  for (let line = first; line < layout.lines.starts.length; line++) {
    const text = lineText(layout, line);
    if (!isBlank(text) && indentationOf(text) < content) break;
    if (text.length > content || !isBlank(text)) last = line;
  }
  return last;
}

/** With `+` the blank lines behind the text belong to it. */
function freezeBlankLines(layout: Layout, from: number): void {
  for (let line = from; line < layout.lines.starts.length && isBlank(lineText(layout, line)); line++) layout.frozen.add(line);
}
