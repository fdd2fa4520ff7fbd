import type { Fix } from '../../diagnostic.ts';
import { rewrite } from '../../fixes.ts';
import type { TextRange } from '../../text.ts';

/** Writes another word in place of the one at a range, which has the quotes of its scalar if it has any, and keeps them. */
export function respellAt(text: string, range: TextRange, word: string | undefined): readonly Fix[] | undefined {
  if (word === undefined) return undefined;
  const quote = /^['"]/.exec(text.slice(range.start, range.end))?.[0] ?? '';
  return [rewrite(`Change to “${word}”`, range, `${quote}${word}${quote}`)];
}
