import type { Fix } from '../../diagnostic.ts';
import type { Reference } from '../../expressions/reference.ts';
import { rewrite } from '../../fixes.ts';

/** A fix that writes another word in place of one word of a reference; none without a suggestion. */
export function respellInside(
  reference: Reference,
  [word, suggestion]: readonly [string, string | undefined],
  text: string,
): readonly Fix[] | undefined {
  const start = text.indexOf(word, reference.range.start);
  if (suggestion === undefined || start === -1 || start >= reference.range.end) return undefined;
  return [rewrite(`Change to “${suggestion}”`, { start, end: start + word.length }, suggestion)];
}

/** A reference as it is written. */
export function textOf(reference: Reference, text: string): string {
  return text.slice(reference.range.start, reference.range.end);
}
