import { blockPieces } from './block-scalar-map.ts';
import { flowPieces } from './flow-scalar-map.ts';
import { type Piece, pieceMap, type TextMap } from './text-map.ts';
import type { ScalarNode } from './tree.ts';

/**
 * From the decoded value of a scalar to its source in the text that was parsed, for every way to write one: quotes, escapes, joined
 * lines, the indentation of blocks. A value that did not come from its source in the ways of YAML (a repaired text) maps to the
 * scalar as a whole.
 */
export function scalarMap(text: string, scalar: ScalarNode): TextMap {
  return pieceMap(() => exactPieces(text, scalar) ?? [wholeOf(scalar)]);
}

function exactPieces(text: string, scalar: ScalarNode): readonly Piece[] | undefined {
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
  return isBlock ? blockPieces(text, scalar) : flowPieces(text, scalar);
}

function wholeOf({ range, value }: ScalarNode): Piece {
  return { inner: 0, innerLength: value.length, outer: range.start, outerLength: range.end - range.start };
}
