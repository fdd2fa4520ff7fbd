import type { Analysis, EmbeddedDocument } from '../analysis.ts';
import { type Outward, outwardOf } from '../embedded/outward.ts';
import { mapOf, scalarOf } from '../syntax/entries.ts';
import { languageOf } from './languages.ts';
import { shorten } from './shorten.ts';
import type { OutlineItem } from './types.ts';

/**
 * What a document is made of, for the outline and for “go to symbol”: what its language says, or else the keys of its top level; behind
 * that the documents inside it.
 */
export function outline(analysis: Analysis): readonly OutlineItem[] {
  const own = languageOf(analysis).outline?.(analysis) ?? outlineOfKeys(analysis);
  const { embedded } = analysis;
  return embedded.length === 0 ? own : [...own, ...embedded.map((document) => outlineOfInner(document, analysis))];
}

function outlineOfInner(document: EmbeddedDocument, outer: Analysis): OutlineItem {
  const { owner, analysis } = document;
  const outward = outwardOf(document, outer);
  const range = outward.range({ start: 0, end: analysis.text.length });
  const children = outline(analysis).map((item) => moved(item, outward));
  return { name: owner, detail: analysis.kind, kind: 'document', range, selectionRange: range, children };
}

function moved(item: OutlineItem, outward: Outward): OutlineItem {
  return {
    ...item,
    range: outward.range(item.range),
    selectionRange: outward.range(item.selectionRange),
    children: item.children.map((child) => moved(child, outward)),
  };
}

function outlineOfKeys({ tree }: Analysis): readonly OutlineItem[] {
  return (mapOf(tree.root)?.entries ?? []).map(({ key, value, range }) => {
    return { name: key.value, detail: shorten(scalarOf(value)?.value), kind: 'key', range, selectionRange: key.range, children: [] };
  });
}
