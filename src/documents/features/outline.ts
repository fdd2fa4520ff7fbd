import type { Analysis } from '../analysis.ts';
import { mapOf, scalarOf } from '../syntax/entries.ts';
import { languageOf } from './languages.ts';
import { shorten } from './shorten.ts';
import type { OutlineItem } from './types.ts';

/** What a document is made of, for the outline and for “go to symbol”: what its language says, or else the keys of its top level. */
export function outline(analysis: Analysis): readonly OutlineItem[] {
  return languageOf(analysis).outline?.(analysis) ?? outlineOfKeys(analysis);
}

function outlineOfKeys({ tree }: Analysis): readonly OutlineItem[] {
  return (mapOf(tree.root)?.entries ?? []).map(({ key, value, range }) => {
    return { name: key.value, detail: shorten(scalarOf(value)?.value), kind: 'key', range, selectionRange: key.range, children: [] };
  });
}
