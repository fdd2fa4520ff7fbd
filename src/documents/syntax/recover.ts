import type { TextRange } from '../text.ts';
import { contentLines, indentationTab, keyEnd } from './content-lines.ts';
import { addFault, type Findings, isFull, tabIndentation, tooDeep } from './findings.ts';
import { readEvents } from './from-events.ts';
import { MAX_DEPTH } from './limits.ts';
import { checkDuplicateKeys, mapEntry } from './map-entries.ts';
import { contentOnLine, type Piece, pieceBehind, pieceOf, siblingsOf } from './piece.ts';
import { readDamaged } from './read-damaged.ts';
import { createRecovery, type Recovery, readWhole } from './recovery.ts';
import { plainScalarType } from './scalar-type.ts';
import { COLON, contentEnd, findToken } from './tokens.ts';
import type { ListItem, MapEntry, ScalarNode, SyntaxNode } from './tree.ts';

interface BrokenBlock extends TextRange {
  /** Where reading the text stumbled; undefined when it may be whole by now. */
  readonly faultAt: number | undefined;
}

/** What may begin a value that is more than plain text on one line. */
const NOT_PLAIN = /[|>'"[{&!*]/;

/**
 * Reads the block between two offsets of which it is known that it holds a fault. In YAML the parts of a block are told apart by their
 * indentation alone. So the text is cut into siblings, each of them is read by itself, and only the broken ones are cut further: a fault
 * costs the smallest part that holds it, and everything else stays what it is.
 */
export function recover(findings: Findings, text: string, block: BrokenBlock): SyntaxNode | undefined {
  const piece = pieceOf(contentLines(text, block.start, block.end), block.end);
  if (piece === undefined) return undefined;
  const recovery = createRecovery(findings, text, block.faultAt);
  return readWhole(recovery, piece) ?? readBroken(recovery, piece, 1);
}

function readBroken(recovery: Recovery, piece: Piece, depth: number): SyntaxNode | undefined {
  const { first } = piece;
  if (depth > MAX_DEPTH) {
    addFault(recovery.findings, tooDeep({ start: first.start, end: first.start + 1 }));
    return undefined;
  }
  if (first.kind === 'text') return readDamaged(recovery, piece, first.start);
  const siblings = siblingsOf(recovery.text, piece);
  for (const sibling of siblings) checkIndentation(recovery, sibling, first.column);
  return first.kind === 'dash' ? readList(recovery, siblings, depth) : readMap(recovery, siblings, depth);
}

function checkIndentation({ text, findings }: Recovery, { first }: Piece, column: number): void {
  const tab = indentationTab(text, first.start);
  const message = 'This line is not indented as the lines before it that it seems to belong with.';
  if (tab !== undefined) addFault(findings, tabIndentation(tab));
  else if (first.column !== column) {
    addFault(findings, { code: 'syntax', message, range: { start: first.start, end: contentEnd(text, first.start) } });
  }
}

/** What is read of each sibling; the rest stays unread once the text has shown more faults than anybody reads. */
function readEach<T>({ findings }: Recovery, siblings: readonly Piece[], read: (sibling: Piece) => readonly T[]): T[] {
  const parts: T[] = [];
  for (const sibling of siblings) {
    if (isFull(findings)) break;
    parts.push(...read(sibling));
  }
  return parts;
}

function readList(recovery: Recovery, siblings: readonly Piece[], depth: number): SyntaxNode {
  const items = readEach(recovery, siblings, (sibling) => {
    return wholeItems(recovery, siblings, sibling) ?? [readBrokenItem(recovery, sibling, depth)];
  });
  const start = siblings[0]?.first.start ?? 0;
  return { kind: 'list', range: { start, end: items.at(-1)?.range.end ?? start }, flow: false, items };
}

function wholeItems(recovery: Recovery, siblings: readonly Piece[], piece: Piece): readonly ListItem[] | undefined {
  // Without siblings the piece is all that was found broken.
  const node = siblings.length === 1 ? undefined : readWhole(recovery, piece);
  return node?.kind === 'list' ? node.items : undefined;
}

function readBrokenItem(recovery: Recovery, piece: Piece, depth: number): ListItem {
  const dash = piece.first.start;
  const behind = pieceBehind(recovery.text, piece, dash + 1);
  const value = behind === undefined ? undefined : readBroken(recovery, behind, depth + 1);
  return { value, range: { start: dash, end: value?.range.end ?? dash + 1 } };
}

function readMap(recovery: Recovery, siblings: readonly Piece[], depth: number): SyntaxNode {
  const entries = readEach(recovery, siblings, (sibling) => {
    return wholeEntries(recovery, siblings, sibling) ?? readBrokenEntries(recovery, sibling, depth);
  });
  checkDuplicateKeys(recovery.findings, entries);
  const start = siblings[0]?.first.start ?? 0;
  return { kind: 'map', range: { start: entries[0]?.range.start ?? start, end: entries.at(-1)?.range.end ?? start }, flow: false, entries };
}

function wholeEntries(recovery: Recovery, siblings: readonly Piece[], piece: Piece): readonly MapEntry[] | undefined {
  const node = siblings.length === 1 ? undefined : readWhole(recovery, piece);
  return node?.kind === 'map' ? node.entries : undefined;
}

/** The entries of a piece that begins with a key: one, or more when lines behind it are indented by mistake. */
function readBrokenEntries(recovery: Recovery, piece: Piece, depth: number): readonly MapEntry[] {
  const { text } = recovery;
  const key = readKey(recovery, piece);
  const value = contentOnLine(text, findToken(text, key.range.end, COLON) + 1, piece.end);
  if (value === undefined) {
    const behind = pieceOf(piece.rest, piece.end);
    return [mapEntry(key, behind === undefined ? undefined : readBroken(recovery, behind, depth + 1))];
  }
  const indented = NOT_PLAIN.test(text.charAt(value)) ? -1 : piece.rest.findIndex((line) => line.kind === 'key');
  if (indented !== -1) return readMisindented(recovery, { piece, at: indented }, depth);
  const damaged = readDamaged(recovery, piece, value);
  return damaged?.kind === 'map' ? damaged.entries : [mapEntry(key, undefined)];
}

/** An entry with a plain value, and behind it keys that are indented deeper than it: they were meant to stand beside it. */
function readMisindented(recovery: Recovery, { piece, at }: { piece: Piece; at: number }, depth: number): readonly MapEntry[] {
  const { first, rest, end } = piece;
  const next = rest[at];
  if (next === undefined) return [];
  checkIndentation(recovery, { first: next, rest: [], end }, first.column);
  const before = { first, rest: rest.slice(0, at), end: recovery.text.lastIndexOf('\n', next.start) + 1 };
  const behind = readBroken(recovery, { first: next, rest: rest.slice(at + 1), end }, depth + 1);
  const entries = wholeEntries(recovery, [], before) ?? readBrokenEntries(recovery, before, depth + 1);
  return [...entries, ...(behind?.kind === 'map' ? behind.entries : [])];
}

function readKey(recovery: Recovery, { first }: Piece): ScalarNode {
  const range = { start: first.start, end: keyEnd(recovery.text, first.start) ?? first.start };
  const source = recovery.text.slice(range.start, range.end);
  const { node } = readEvents(recovery.findings, source, range.start);
  return node?.kind === 'scalar' ? node : { kind: 'scalar', range, style: 'plain', type: plainScalarType(source), value: source };
}
