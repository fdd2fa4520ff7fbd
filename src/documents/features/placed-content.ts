import type { TextEdit } from '../diagnostic.ts';
import { plainScalarType } from '../syntax/scalar-type.ts';
import type { TextRange } from '../text.ts';
import type { Placed } from '../workspace/model.ts';

/** The range of a word in another file without the quotes around it, told by its length; undefined for one that is written with escapes. */
export function placedContent({ value, range }: Placed): TextRange | undefined {
  const length = range.end - range.start;
  if (length === value.length) return range;
  return length === value.length + 2 ? { start: range.start + 1, end: range.end - 1 } : undefined;
}

/**
 * Writes another name in place of a word in another file, in the quotes that it has; a word without any gets them where YAML would take
 * the new name for a number or the like. undefined for a word that is written with escapes.
 */
export function renamedPlaced(placed: Placed, newName: string): TextEdit | undefined {
  const range = placedContent(placed);
  if (range === undefined) return undefined;
  const isBare = range.end - range.start === placed.range.end - placed.range.start;
  return { range, newText: isBare && plainScalarType(newName) !== 'string' ? `'${newName}'` : newName };
}
