import type { TextMap } from '../syntax/text-map.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { type Assembly, add } from './assembly.ts';
import { inFile } from './in-file.ts';

/** A scalar of a text, and the way from its value to there. */
export interface MappedScalar {
  readonly text: string;
  readonly scalar: ScalarNode;
  readonly map: TextMap;
}

/**
 * Adds the blank lines behind a block of text, as far as they are indented like it. YAML drops them, but somebody who writes the next
 * line of the document stands there: without them an editor would take the place for one of the file around.
 */
export function addBlockTail(assembly: Assembly, { text, scalar, map }: MappedScalar): void {
  const { style, value } = scalar;
  if (style !== 'literal') return;
  const indent = indentOf(text, value, map);
  const end = map.toOuter(value.length);
  let start = end;
  if (!value.endsWith('\n')) {
    start = text.indexOf('\n', end) + 1;
    if (start === 0) return;
    add(assembly, '\n', { map: inFile, from: start - 1 });
  }
  while (start < text.length) {
    const next = text.indexOf('\n', start) + 1 || text.length;
    const line = text.slice(start, next);
    if (line.trim() !== '') return;
    const blanks = line.slice(Math.min(indent, line.replace(/\r?\n$/, '').length));
    add(assembly, blanks, { map: inFile, from: next - blanks.length });
    start = next;
  }
}

/** How far the block is indented: the column of its first letter, without the blanks that are the document's own. */
function indentOf(text: string, value: string, map: TextMap): number {
  const first = Math.max(0, value.search(/\S/));
  const outer = map.toOuter(first);
  const own = first - (value.lastIndexOf('\n', first) + 1);
  return outer - (text.lastIndexOf('\n', outer - 1) + 1) - own;
}
