import { addPiece, noPieces, type Pieces, piecesOf } from './pieces.ts';
import { SINGLE_QUOTE } from './scan-line.ts';
import type { Piece } from './text-map.ts';
import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB } from './tokens.ts';
import type { ScalarNode } from './tree.ts';

/** Reads a plain or quoted scalar a second time, and notes where each part of its value comes from. */
interface Walk {
  readonly text: string;
  readonly end: number;
  readonly value: string;
  readonly pieces: Pieces;
  at: number;
}

const BACKSLASH = 92;
/** Letters behind `\x`, `\u` and `\U`; every other escape is one letter. */
const HEX_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);
const LAST_OF_ONE_UNIT = 0xffff;

/** The pieces of a plain, single-quoted or double-quoted scalar; undefined when its value is not what its source says. */
export function flowPieces(text: string, { range, style, value }: ScalarNode): readonly Piece[] | undefined {
  const quote = style === 'plain' ? 0 : 1;
  const start = range.start + quote;
  const end = range.end - quote;
  if (end - start === value.length && text.startsWith(value, start)) {
    return [{ inner: 0, innerLength: value.length, outer: start, outerLength: value.length }];
  }
  const walk: Walk = { text, end, value, pieces: noPieces(), at: start };
  const mark = style === 'double' ? BACKSLASH : style === 'single' ? SINGLE_QUOTE : undefined;
  while (walk.at < end) if (!step(walk, mark)) return undefined;
  return walk.pieces.length === value.length ? piecesOf(walk.pieces, start) : undefined;
}

function step(walk: Walk, mark: number | undefined): boolean {
  const code = walk.text.charCodeAt(walk.at);
  if (code === mark) return code === SINGLE_QUOTE ? readDoubledQuote(walk) : readEscape(walk);
  const blanksEnd = skipBlanks(walk.text, walk.at, walk.end);
  if (blanksEnd < walk.end && isBreak(walk.text, blanksEnd)) return readFold(walk, blanksEnd);
  let next = blanksEnd;
  while (next < walk.end && !isSpecial(walk.text.charCodeAt(next), mark)) next++;
  return readVerbatim(walk, next);
}

function isSpecial(code: number, mark: number | undefined): boolean {
  return code === SPACE || code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN || code === mark;
}

function readVerbatim(walk: Walk, next: number): boolean {
  const { text, value, pieces, at } = walk;
  const isSame = value.startsWith(text.slice(at, next), pieces.length);
  addPiece(pieces, next - at, { outer: at });
  walk.at = next;
  return isSame;
}

function readDoubledQuote(walk: Walk): boolean {
  const isSame = walk.value.charCodeAt(walk.pieces.length) === SINGLE_QUOTE;
  addPiece(walk.pieces, 1, { outer: walk.at, outerLength: 2 });
  walk.at += 2;
  return isSame;
}

/** An escape stands for one character, which may take two units; an escaped line end for nothing. */
function readEscape(walk: Walk): boolean {
  const { text, pieces, at } = walk;
  if (isBreak(text, at + 1)) {
    walk.at = breaksFrom(text, at + 1, walk.end).end;
    return true;
  }
  const hex = HEX_LENGTHS.get(text.charAt(at + 1)) ?? 0;
  const code = hex === 0 ? 0 : Number.parseInt(text.slice(at + 2, at + 2 + hex), 16);
  addPiece(pieces, code > LAST_OF_ONE_UNIT ? 2 : 1, { outer: at, outerLength: 2 + hex });
  walk.at = at + 2 + hex;
  return true;
}

/** One line end is a blank; of several the first is nothing, and the others are line feeds. */
function readFold(walk: Walk, from: number): boolean {
  const { breaks, end } = breaksFrom(walk.text, from, walk.end);
  const joined = breaks.length === 1 ? ' ' : '\n'.repeat(breaks.length - 1);
  const isSame = walk.value.startsWith(joined, walk.pieces.length);
  for (const at of breaks.slice(-joined.length)) addPiece(walk.pieces, 1, { outer: at, outerLength: breakLength(walk.text, at) });
  walk.at = end;
  return isSame;
}

/** The line ends from an offset on, the blanks between and behind them skipped. */
function breaksFrom(text: string, from: number, limit: number): { readonly breaks: readonly number[]; readonly end: number } {
  const breaks: number[] = [];
  let end = from;
  while (end < limit && isBreak(text, end)) {
    breaks.push(end);
    end = skipBlanks(text, end + breakLength(text, end), limit);
  }
  return { breaks, end };
}

function skipBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
  return at;
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function breakLength(text: string, at: number): number {
  return text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? 2 : 1;
}
