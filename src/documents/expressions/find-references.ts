import type { TextRange } from '../text.ts';
import { parseReference } from './parse-reference.ts';
import type { Reference } from './reference.ts';

const OPEN = '{{';
const CLOSE = '}}';

/**
 * Every `{{ … }}` between two offsets of a text, in order; braces that are never closed are no reference. Works on source text, where
 * ranges are exact, and on decoded values alike.
 */
export function findReferences(text: string, span?: TextRange): Reference[] {
  return referenceRanges(text, span).map((range) => parseReference(text.slice(range.start + OPEN.length, range.end - CLOSE.length), range));
}

/** Where they stand, braces included, for those who do not ask what they say. */
export function referenceRanges(text: string, span: TextRange = { start: 0, end: text.length }): TextRange[] {
  const ranges: TextRange[] = [];
  let open = text.indexOf(OPEN, span.start);
  while (open !== -1 && open < span.end) {
    const close = text.indexOf(CLOSE, open + OPEN.length);
    if (close === -1 || close + CLOSE.length > span.end) break;
    // Of several opening braces the last belong to the reference: `{{{ x }}` holds `{{ x }}`.
    const start = text.lastIndexOf(OPEN, close - 1);
    ranges.push({ start, end: close + CLOSE.length });
    open = text.indexOf(OPEN, close + CLOSE.length);
  }
  return ranges;
}
