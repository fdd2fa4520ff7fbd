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
