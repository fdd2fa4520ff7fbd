import { contentLines, indentationTab, keyEnd } from './content-lines.ts';
import { addFault, type Findings, tabIndentation, tooDeep } from './findings.ts';
import { readEvents } from './from-events.ts';
import { MAX_DEPTH } from './limits.ts';
import { checkDuplicateKeys, mapEntry } from './map-entries.ts';
import { contentOnLine, type Piece, pieceBehind, pieceOf, siblingsOf, sourceOf } from './piece.ts';
import { readDamaged } from './read-damaged.ts';
import { plainScalarType } from './scalar-type.ts';
import { COLON, contentEnd, findToken } from './tokens.ts';
import type { ListItem, MapEntry, ScalarNode, SyntaxNode } from './tree.ts';

interface Recovery {
  readonly text: string;
  readonly findings: Findings;
}

/** What may begin a value that is more than plain text on one line. */
const NOT_PLAIN = /[|>'"[{&!*]/;

/**
 * Reads the block between two offsets of which it is known that it holds a fault. In YAML the parts of a block are told apart by their
 * indentation alone. So the text is cut into siblings, each of them is read by itself, and only the broken ones are cut further: a fault
 * costs the smallest part that holds it, and everything else stays what it is.
 */
export function recover(findings: Findings, text: string, block: { start: number; end: number }): SyntaxNode | undefined {
  const piece = pieceOf(contentLines(text, block.start, block.end), block.end);
  return piece === undefined ? undefined : readBroken({ text, findings }, piece, 1);
}

function readBroken(recovery: Recovery, piece: Piece, depth: number): SyntaxNode | undefined {
  const { first } = piece;
  if (depth > MAX_DEPTH) {
    addFault(recovery.findings, tooDeep({ start: first.start, end: first.start + 1 }));
    return undefined;
  }
  if (first.kind === 'text') return readDamaged(recovery.findings, recovery.text, piece);
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

function readList(recovery: Recovery, siblings: readonly Piece[], depth: number): SyntaxNode {
  const items = siblings.flatMap((sibling) => readItems(recovery, sibling, depth));
  const start = siblings[0]?.first.start ?? 0;
  return { kind: 'list', range: { start, end: items.at(-1)?.range.end ?? start }, flow: false, items };
}

/** The item of a piece that begins with a dash. */
function readItems(recovery: Recovery, piece: Piece, depth: number): readonly ListItem[] {
  const whole = readWhole(recovery, piece);
  if (whole?.kind === 'list') return whole.items;
  const dash = piece.first.start;
  const behind = pieceBehind(recovery.text, piece, dash + 1);
  const value = behind === undefined ? undefined : readBroken(recovery, behind, depth + 1);
  return [{ value, range: { start: dash, end: value?.range.end ?? dash + 1 } }];
}

function readMap(recovery: Recovery, siblings: readonly Piece[], depth: number): SyntaxNode {
  const entries = siblings.flatMap((sibling) => readEntries(recovery, sibling, depth));
  checkDuplicateKeys(recovery.findings, entries);
  const start = siblings[0]?.first.start ?? 0;
  return { kind: 'map', range: { start: entries[0]?.range.start ?? start, end: entries.at(-1)?.range.end ?? start }, flow: false, entries };
}

/** The entries of a piece that begins with a key: one, or more when lines behind it are indented by mistake. */
function readEntries(recovery: Recovery, piece: Piece, depth: number): readonly MapEntry[] {
  const whole = readWhole(recovery, piece);
  if (whole?.kind === 'map') return whole.entries;
  const { text } = recovery;
  const key = readKey(recovery, piece);
  const value = contentOnLine(text, findToken(text, key.range.end, COLON) + 1, piece.end);
  if (value === undefined) {
    const behind = pieceOf(piece.rest, piece.end);
    return [mapEntry(key, behind === undefined ? undefined : readBroken(recovery, behind, depth + 1))];
  }
  const indented = NOT_PLAIN.test(text.charAt(value)) ? -1 : piece.rest.findIndex((line) => line.kind === 'key');
  if (indented !== -1) return readMisindented(recovery, { piece, at: indented }, depth);
  const damaged = readDamaged(recovery.findings, text, piece);
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
  return [...readEntries(recovery, before, depth + 1), ...(behind?.kind === 'map' ? behind.entries : [])];
}

function readKey({ text, findings }: Recovery, { first }: Piece): ScalarNode {
  const range = { start: first.start, end: keyEnd(text, first.start) ?? first.start };
  const source = text.slice(range.start, range.end);
  const whole = readWhole({ text, findings }, { first, rest: [], end: range.end });
  return whole?.kind === 'scalar' ? whole : { kind: 'scalar', range, style: 'plain', type: plainScalarType(source), value: source };
}

/** The node of a piece without faults; undefined for one that has some (or is empty). */
function readWhole({ text, findings }: Recovery, piece: Piece): SyntaxNode | undefined {
  const { source, base } = sourceOf(text, piece);
  const reading = readEvents(findings, source, base);
  return reading.fault === undefined ? reading.node : undefined;
}
