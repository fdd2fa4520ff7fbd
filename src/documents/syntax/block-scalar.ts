import { lineEnd } from './line-reader.ts';
import { DASH, LINE_FEED, SPACE } from './tokens.ts';

const PIPE = 124;
const MAX_INDENT = 40;
/** What begins a line that is indented by so many blanks. */
const LINE_STARTS: readonly RegExp[] = Array.from({ length: MAX_INDENT }, (_, indent) => new RegExp(`\n${' '.repeat(indent)}`, 'g'));

/** A block of text as nearly everybody writes it: `|` or `|-`, and lines that are all indented by as much or are empty. */
export interface LiteralBlock {
  readonly value: string;
  /** Behind its last line that is not blank. */
  readonly contentEnd: number;
  /** Where the line begins that ends the block. */
  readonly end: number;
}

/** Reads a block whose header is at `start`, in something that is indented by `column`; undefined for one that is not that plain. */
export function literalBlock(text: string, start: number, column: number): LiteralBlock | undefined {
  const isStripped = text.charCodeAt(start + 1) === DASH;
  const headerEnd = isStripped ? start + 2 : start + 1;
  if (text.charCodeAt(start) !== PIPE || text.charCodeAt(headerEnd) !== LINE_FEED) return undefined;
  const indent = firstIndent(text, headerEnd + 1);
  const lineStarts = LINE_STARTS[indent];
  if (indent <= column || lineStarts === undefined) return undefined;
  const lines = linesOf(text, headerEnd + 1, indent);
  if (lines === undefined) return undefined;
  const { contentEnd, end } = lines;
  const source = text.slice(headerEnd, isStripped ? contentEnd : contentEnd + 1).replace(lineStarts, '\n');
  const value = isStripped || source.endsWith('\n') ? source.slice(1) : `${source.slice(1)}\n`;
  return { value, contentEnd, end };
}

/** How far the lines of a block reach; undefined when some before its end are blank but neither empty nor indented as the others. */
function linesOf(text: string, from: number, indent: number): Pick<LiteralBlock, 'contentEnd' | 'end'> | undefined {
  let contentEnd = from - 1;
  let unevenAt = text.length;
  let start = from;
  while (start < text.length) {
    const full = start + indent;
    let at = start;
    while (at < full && text.charCodeAt(at) === SPACE) at++;
    const isBlank = at >= text.length || text.charCodeAt(at) === LINE_FEED;
    if (at < full && !isBlank) break;
    const end = isBlank ? at : lineEnd(text, at);
    if (!isBlank) contentEnd = end;
    else if (at > start && at < full && unevenAt === text.length) unevenAt = at;
    start = end + 1;
  }
  return unevenAt < contentEnd ? undefined : { contentEnd, end: Math.min(start, text.length) };
}

/** How far the first line that is not empty is indented; -1 without one. */
function firstIndent(text: string, from: number): number {
  let start = from;
  while (text.charCodeAt(start) === LINE_FEED) start++;
  let at = start;
  while (text.charCodeAt(at) === SPACE) at++;
  return at >= text.length || text.charCodeAt(at) === LINE_FEED ? -1 : at - start;
}
