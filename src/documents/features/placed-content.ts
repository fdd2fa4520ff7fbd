import type { TextRange } from '../text.ts';
import type { Placed } from '../workspace/model.ts';

/** The range of a word in another file without the quotes around it, told by its length; undefined for one that is written with escapes. */
export function placedContent({ value, range }: Placed): TextRange | undefined {
  const length = range.end - range.start;
  if (length === value.length) return range;
  return length === value.length + 2 ? { start: range.start + 1, end: range.end - 1 } : undefined;
}
