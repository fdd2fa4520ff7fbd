import type { TextRange } from '../text.ts';
import type { ScalarNode } from './tree.ts';

/** A scalar on one line without its quotes. */
export function contentRange({ range, style }: ScalarNode): TextRange {
  const isQuoted = style === 'single' || style === 'double';
  return isQuoted && range.end - range.start >= 2 ? { start: range.start + 1, end: range.end - 1 } : range;
}
