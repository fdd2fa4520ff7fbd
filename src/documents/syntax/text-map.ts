import type { TextRange } from '../text.ts';

/**
 * Where a text that was taken out of another one came from: the value of a scalar out of its source, a document out of a template.
 * Offsets go both ways. An inner offset without a source of its own (an escape, a joined line) maps to the start of what it came from.
 */
export interface TextMap {
  toOuter(inner: number): number;
  /** undefined when the outer offset is no part of the inner text. */
  toInner(outer: number): number | undefined;
}

/** The outer range of an inner one. */
export function outerRange(map: TextMap, { start, end }: TextRange): TextRange {
  const from = map.toOuter(start);
  return { start: from, end: Math.max(from, map.toOuter(end)) };
}

/** A part of the inner text and what it came from: letter by letter where both are of one length, otherwise one for the other. */
export interface Piece {
  readonly inner: number;
  readonly innerLength: number;
  readonly outer: number;
  readonly outerLength: number;
}

/**
 * The map of a text in pieces, which are found when somebody first asks for an offset: most documents have no findings. The pieces
 * cover the inner text without gaps, in the order of both texts; of the outer text anything may be left out between them.
 */
export function pieceMap(find: () => readonly Piece[]): TextMap {
  let found: readonly Piece[] | undefined;
  const pieces = () => {
    found ??= find();
    return found;
  };
  return {
    toOuter: (inner) => outerOf(pieces(), inner),
    toInner: (outer) => innerOf(pieces(), outer),
  };
}

/** From an inner text through a text between to the outer one. */
export function throughMaps(inner: TextMap, outer: TextMap): TextMap {
  return {
    toOuter: (offset) => outer.toOuter(inner.toOuter(offset)),
    toInner: (offset) => {
      const between = outer.toInner(offset);
      return between === undefined ? undefined : inner.toInner(between);
    },
  };
}

function outerOf(pieces: readonly Piece[], offset: number): number {
  const piece = pieces[lastAtOrBefore(pieces, (each) => each.inner, offset)] ?? pieces[0];
  if (piece === undefined) return 0;
  const behind = Math.max(0, offset - piece.inner);
  if (behind >= piece.innerLength) return piece.outer + piece.outerLength;
  return piece.innerLength === piece.outerLength ? piece.outer + behind : piece.outer;
}

function innerOf(pieces: readonly Piece[], offset: number): number | undefined {
  const at = lastAtOrBefore(pieces, (each) => each.outer, offset);
  const piece = pieces[at];
  if (piece === undefined) return undefined;
  const behind = offset - piece.outer;
  if (behind < piece.outerLength) return piece.inner + (piece.innerLength === piece.outerLength ? behind : 0);
  // The place behind the last letter belongs to the text: an editor's cursor stands there, before what has no letter of its own.
  if (behind > piece.outerLength || at < pieces.length - 1) return undefined;
  return piece.outerLength === 0 ? piece.inner : piece.inner + piece.innerLength;
}

/** The index of the last of several parts, in order, that begins at or before an offset; -1 when none does. */
export function lastAtOrBefore<P>(parts: readonly P[], startOf: (part: P) => number, offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part !== undefined && startOf(part) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
