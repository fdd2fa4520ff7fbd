import type { Piece } from './text-map.ts';

/** Pieces as they are found, and how much of the inner text they make up. */
export interface Pieces {
  readonly list: Piece[];
  length: number;
}

export function noPieces(): Pieces {
  return { list: [], length: 0 };
}

/** So much of the inner text comes from there; of the same length unless said otherwise. Pieces that go on letter by letter are one. */
export function addPiece(pieces: Pieces, innerLength: number, from: { outer: number; outerLength?: number }): void {
  const { outer, outerLength = innerLength } = from;
  if (innerLength === 0) return;
  const last = pieces.list.at(-1);
  if (last !== undefined && innerLength === outerLength && goesOn(last, outer)) {
    const longer = { ...last, innerLength: last.innerLength + innerLength, outerLength: last.outerLength + outerLength };
    pieces.list[pieces.list.length - 1] = longer;
  } else {
    pieces.list.push({ inner: pieces.length, innerLength, outer, outerLength });
  }
  pieces.length += innerLength;
}

function goesOn(last: Piece, outer: number): boolean {
  return last.innerLength === last.outerLength && last.outer + last.outerLength === outer;
}

/** The pieces of a text; of an empty one a piece of nothing, so that its end is known. */
export function piecesOf({ list }: Pieces, start: number): readonly Piece[] {
  return list.length === 0 ? [{ inner: 0, innerLength: 0, outer: start, outerLength: 0 }] : list;
}
