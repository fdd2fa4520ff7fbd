import { analyze } from '../analyze.ts';
import type { Place } from '../features/language.ts';
import { placeIn } from '../features/place.ts';
import type { TextRange } from '../text.ts';

/** The place of the `‸` in a text, which is no part of the document. */
export function placeAt(marked: string, fileName?: string): Place {
  const text = marked.replace('‸', '');
  return placeIn(analyze(text, fileName === undefined ? {} : { fileName }), marked.indexOf('‸'));
}

/** The place in a text `inside` characters behind the start of some words in it. */
export function placeOn(text: string, words: string, inside = 1): Place {
  return placeIn(analyze(text), text.indexOf(words) + inside);
}

/** The text of some ranges. */
export function textsOf(text: string, found: readonly { readonly range: TextRange }[]): readonly string[] {
  return found.map(({ range }) => text.slice(range.start, range.end));
}

/** The line of an offset, from 1, as people count. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
