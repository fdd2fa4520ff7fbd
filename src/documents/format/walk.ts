import { COLON, findToken } from '../syntax/tokens.ts';
import type { ListNode, MapEntry, MapNode, SyntaxNode } from '../syntax/tree.ts';
import { layOutBlockScalar } from './block-scalar.ts';
import { type Column, columnAt, indentationOf, isBlank, type Layout, lineAt, lineText, NotFormatted, put, startsLine } from './layout.ts';

const INDENTATION = 2;
const DASH_LENGTH = 1;

/** The dash or key that a value stands behind. */
interface Parent {
  readonly kind: 'key' | 'dash';
  readonly column: Column;
  /** Where the dash or the colon ends. */
  readonly end: number;
}

/** Finds out where each line of a block map or list belongs. Throws `NotFormatted` for what is written in an unusual way. */
export function layOutRoot(layout: Layout, root: MapNode | ListNode): void {
  layOutBlock(layout, root, 0);
}

function layOutBlock(layout: Layout, node: MapNode | ListNode, column: number): void {
  if (node.kind === 'map') for (const entry of node.entries) layOutEntry(layout, entry, column);
  else for (const { range, value } of node.items) layOutItem(layout, { dash: range.start, value }, column);
}

function layOutItem(layout: Layout, { dash, value }: { dash: number; value: SyntaxNode | undefined }, column: number): void {
  if (layout.text[dash] !== '-') throw new NotFormatted();
  const place = claim(layout, dash, column);
  if (value !== undefined) layOutValue(layout, value, { kind: 'dash', column: place, end: dash + DASH_LENGTH });
}

function layOutEntry(layout: Layout, { key, value }: MapEntry, column: number): void {
  const { text } = layout;
  const place = claim(layout, key.range.start, column);
  const colon = findToken(text, key.range.end, COLON);
  if (!/^[ \t]*$/.test(text.slice(key.range.end, colon))) throw new NotFormatted();
  // Behind an alias the blank tells the colon from its name.
  if (text[key.range.start] !== '*') put(layout, [key.range.end, colon], '');
  if (value !== undefined) layOutValue(layout, value, { kind: 'key', column: place, end: colon + 1 });
}

/** A dash or key begins its line, or stands behind a dash that was laid out before. */
function claim(layout: Layout, offset: number, column: number): Column {
  const line = lineAt(layout, offset);
  const place = { old: columnAt(layout, offset), new: column };
  if (startsLine(layout, offset)) {
    layout.indentation.set(line, column);
    layout.columns.set(line, [place]);
  } else {
    const before = layout.columns.get(line);
    const isBehindDash = before !== undefined && /^[\s-]*$/.test(layout.text.slice(offset - place.old, offset));
    if (!isBehindDash) throw new NotFormatted();
    layout.columns.set(line, [...before, place]);
  }
  return place;
}

function layOutValue(layout: Layout, value: SyntaxNode, parent: Parent): void {
  const { text } = layout;
  const gap = text.slice(parent.end, value.range.start);
  const isBelow = gap.includes('\n');
  const blanks = /^[ \t]*/.exec(gap)?.[0] ?? '';
  // Behind the blanks may stand an anchor or a tag, but a comment is left where it is, and so is an end of the line.
  if (!/^[ \t]*(?:#|\r?\n)/.test(gap)) put(layout, [parent.end, parent.end + blanks.length], ' ');
  if ((value.kind === 'map' || value.kind === 'list') && !value.flow) {
    const isAllowed = isBelow ? startsLine(layout, value.range.start) : parent.kind === 'dash' && isBlank(gap);
    if (!isAllowed) throw new NotFormatted();
    layOutBlock(layout, value, parent.column.new + stepIn(layout, value, parent));
  } else if (value.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded')) {
    if (isBelow) throw new NotFormatted();
    layOutBlockScalar(layout, value, parent.column);
  } else layOutInline(layout, value, { parent, isBelow });
}

function stepIn({ listsIndented }: Layout, value: MapNode | ListNode, { kind }: Parent): number {
  return value.kind === 'list' && kind === 'key' && !listsIndented ? 0 : INDENTATION;
}

/** What is not a block keeps its form: further lines move as far as the first one, and stay behind their parent. */
function layOutInline(layout: Layout, value: SyntaxNode, { parent, isBelow }: { parent: Parent; isBelow: boolean }): void {
  const first = lineAt(layout, value.range.start);
  const last = lineAt(layout, value.range.end);
  let shift = parent.column.new - parent.column.old;
  if (isBelow) {
    if (!startsLine(layout, value.range.start)) throw new NotFormatted();
    shift = parent.column.new + INDENTATION - columnAt(layout, value.range.start);
    layout.indentation.set(first, parent.column.new + INDENTATION);
  }
  for (let line = first; line < last; line++) {
    layout.frozen.add(line);
    const below = lineText(layout, line + 1);
    if (isBlank(below)) layout.frozen.add(line + 1);
    else layout.indentation.set(line + 1, Math.max(indentationOf(below) + shift, parent.column.new + 1));
  }
}
