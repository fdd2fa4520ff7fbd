import type { TextRange } from '../../../text.ts';

/** The whole lines of a range, with the comments right above them. */
export function linesOf(text: string, { start, end }: TextRange): TextRange {
  const below = text.indexOf('\n', end);
  return { start: aboveComments(text, lineStart(text, start)), end: below === -1 ? text.length : below + 1 };
}

/** The same with the blank lines below, so that none stand twice in a row where the lines are taken out. */
export function withBlanksBelow(text: string, { start, end }: TextRange): TextRange {
  const blanks = /^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0] ?? '';
  return { start, end: end + blanks.length };
}

/** Lines moved from one column to another. What stands further out, which only comments do, goes as far as it can. */
export function moveLines(lines: string, from: number, to: number): string {
  const shift = to - from;
  return lines.replaceAll(/^[ ]*(?=.)/gm, (indentation) => ' '.repeat(Math.max(0, indentation.length + shift)));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function aboveComments(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (!/^[ \t]*#/.test(text.slice(above, at))) return at;
    at = above;
  }
  return at;
}
