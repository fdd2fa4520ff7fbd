import type { TextRange } from '../text.ts';
import { changeBetween, offsetBefore, type TextChange } from './change.ts';
import type { LineReader } from './line-reader.ts';
import { shiftedItem } from './shift.ts';
import type { ListItem, MapEntry, ScalarNode, SyntaxNode, SyntaxTree } from './tree.ts';

/** The tree of a text, and how that text became the one that is read. */
export interface EarlierTree {
  readonly root: SyntaxNode | undefined;
  readonly change: TextChange;
}

/** What of an earlier tree can be used to read a text; undefined where parts of it would not stand for themselves. */
export function earlierTree(
  before: { readonly text: string; readonly tree: SyntaxTree } | undefined,
  text: string,
): EarlierTree | undefined {
  if (before?.tree.plain !== true) return undefined;
  return { root: before.tree.root, change: changeBetween(before.text, text) };
}

/** Which item of a list stood where the reader stands; -1 for none. */
export function itemBefore({ change, at }: LineReader, known: readonly ListItem[]): number {
  const offset = change === undefined ? undefined : offsetBefore(change, at);
  return offset === undefined ? -1 : indexOfPart(known, offset);
}

function indexOfPart(parts: readonly { readonly range: TextRange }[], start: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.range.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return parts[low]?.range.start === start ? low : -1;
}

/** That item, if nothing up to the item behind it has changed; the reader goes on there. */
export function itemAgain(reader: LineReader, known: readonly ListItem[], index: number): ListItem | undefined {
  const { change, at, column } = reader;
  const item = known[index];
  const next = known[index + 1];
  if (change === undefined || item === undefined || next === undefined) return undefined;
  const nextStart = next.range.start;
  // A dash is one only with the blank behind it.
  if (nextStart + 1 < change.prefixEnd) {
    reader.at = nextStart;
    return item;
  }
  // What stands before the dash on its line decides how far it is indented.
  if (at - column - 1 < change.suffixStart) return undefined;
  reader.at = nextStart + change.shift;
  return change.shift === 0 ? item : shiftedItem(item, change.shift);
}

/** The value that a key at that place had. */
export function valueBefore({ change }: LineReader, known: readonly MapEntry[], key: ScalarNode): SyntaxNode | undefined {
  const offset = change === undefined ? undefined : offsetBefore(change, key.range.start);
  return offset === undefined ? undefined : known[indexOfPart(known, offset)]?.value;
}
