import { addPiece, noPieces, type Pieces, piecesOf } from './pieces.ts';
import type { Piece } from './text-map.ts';
import { SPACE } from './tokens.ts';
import type { ScalarNode } from './tree.ts';

/** A line of the source, without its line end; `next` is where the line behind it begins. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** A line end that no content has followed yet. */
type Breaks = { at: number; length: number }[];

/** The pieces of a literal or folded block; undefined when its value is not what its source says. */
export function blockPieces(text: string, scalar: ScalarNode): readonly Piece[] | undefined {
  const { value, style } = scalar;
  const pieces = noPieces();
  const header = lineFrom(text, scalar.range.start);
  const indent = indentOf(text, header.next, value);
  const breaks: Breaks = [];
  for (let line = lineFrom(text, header.next); line.start < text.length; line = lineFrom(text, line.next)) {
    const start = Math.min(line.start + indent, line.end);
    if (line.start > scalar.range.end && line.start + blanksIn(text, line) < line.end) break;
    if (start < line.end && blanksIn(text, line) >= indent) {
      if (!addBreaks(pieces, breaks, { value, folds: style === 'folded' && !isIndented(text, start) })) return undefined;
      if (!value.startsWith(text.slice(start, line.end), pieces.length)) return undefined;
      addPiece(pieces, line.end - start, { outer: start });
      breaks.length = 0;
    }
    if (line.next > line.end) breaks.push({ at: line.end, length: line.next - line.end });
  }
  return addEnd(pieces, breaks, value) ? piecesOf(pieces, header.next) : undefined;
}

/** The line ends before a line of content, as far as the value has them: joining lines makes one a blank, or drops the first. */
function addBreaks(pieces: Pieces, breaks: Breaks, { value, folds }: { value: string; folds: boolean }): boolean {
  if (folds && pieces.length > 0 && value[pieces.length] === ' ') {
    const first = breaks[0];
    if (first !== undefined) addPiece(pieces, 1, { outer: first.at, outerLength: first.length });
    return breaks.length === 1;
  }
  let count = 0;
  while (value[pieces.length + count] === '\n') count++;
  if (count > breaks.length) return false;
  for (const { at, length } of breaks.slice(breaks.length - count)) addPiece(pieces, 1, { outer: at, outerLength: length });
  return true;
}

/** What is left of the value are the line ends behind the last line. The last one may be missing in the text. */
function addEnd(pieces: Pieces, breaks: Breaks, value: string): boolean {
  for (const { at, length } of breaks) {
    if (value[pieces.length] === '\n') addPiece(pieces, 1, { outer: at, outerLength: length });
  }
  if (pieces.length === value.length - 1 && value.endsWith('\n')) {
    const last = pieces.list.at(-1);
    if (last !== undefined) addPiece(pieces, 1, { outer: last.outer + last.outerLength, outerLength: 0 });
  }
  return pieces.length === value.length;
}

/** How far the block is indented, told by the first line that is not empty and by what the value begins with. */
function indentOf(text: string, from: number, value: string): number {
  let line = lineFrom(text, from);
  while (line.next > line.end && line.start + blanksIn(text, line) === line.end) line = lineFrom(text, line.next);
  const content = value.search(/[^ \n]/);
  const lineStart = value.lastIndexOf('\n', content === -1 ? value.length : content) + 1;
  const inValue = content === -1 ? 0 : content - lineStart;
  return Math.max(0, blanksIn(text, line) - inValue);
}

function isIndented(text: string, start: number): boolean {
  return text[start] === ' ' || text[start] === '\t';
}

function blanksIn(text: string, { start, end }: Line): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === SPACE) at++;
  return at - start;
}

function lineFrom(text: string, start: number): Line {
  const feed = text.indexOf('\n', start);
  if (feed === -1) return { start, end: text.length, next: text.length };
  const end = feed > start && text[feed - 1] === '\r' ? feed - 1 : feed;
  return { start, end, next: feed + 1 };
}
