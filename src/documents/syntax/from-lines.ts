import { literalBlock } from './block-scalar.ts';
import { type EarlierTree, itemAgain, itemBefore, valueBefore } from './earlier.ts';
import type { Findings } from './findings.ts';
import { readEvents } from './from-events.ts';
import { MAX_DEPTH } from './limits.ts';
import { giveUp, type LineReader, lineEnd, moveTo, startReader, startReaderAt } from './line-reader.ts';
import { checkDuplicateKeys, mapEntry } from './map-entries.ts';
import { plainScalarType } from './scalar-type.ts';
import { DOUBLE_QUOTE, isColon, isDash, plainEnd, quotedEnd, SINGLE_QUOTE, skipBlanks } from './scan-line.ts';
import { HASH, LINE_FEED, TAB, trimEnd } from './tokens.ts';
import type { ListItem, ListNode, MapEntry, MapNode, ScalarNode, SyntaxNode } from './tree.ts';

const PIPE = 124;
/** What YAML gives a meaning at the start of a node, other than dashes and quotes. */
const INDICATORS: ReadonlySet<number> = new Set(Array.from('?:,[]{}#&*!|>%@`\t', (sign) => sign.charCodeAt(0)));
/** Values that begin so are left to the reader of events, as far as they go. */
const ODD_VALUES: ReadonlySet<number> = new Set(Array.from('[{>', (sign) => sign.charCodeAt(0)));
/** Anchors, aliases and tags. */
const UNREAD: ReadonlySet<number> = new Set(Array.from('&*!', (sign) => sign.charCodeAt(0)));

/**
 * Reads a text of which every line is as nearly everybody writes it: block maps and lists, plain and quoted scalars on one line, blocks
 * of text. Other values (brackets, folded and long scalars) are read from events, one by one. It costs a fraction of reading all from
 * events. undefined for a text that holds something else, whether right or wrong: nothing is known about it then.
 *
 * Items of lists that stand outside of a change are taken from the tree of the text before. What an item holds depends on nothing but
 * its lines, up to the next item.
 */
export function readLines(findings: Findings, text: string, earlier?: EarlierTree): SyntaxNode | undefined {
  return readAll(startReader(findings, text, earlier?.change), earlier?.root);
}

/** The same of the last lines of a text, from the start of one of them. */
export function readLinesFrom(findings: Findings, text: string, lineStart: number): SyntaxNode | undefined {
  return readAll(startReaderAt(findings, text, lineStart), undefined);
}

function readAll(reader: LineReader, before: SyntaxNode | undefined): SyntaxNode | undefined {
  const node = reader.column === -1 ? undefined : readBlock(reader, before);
  return reader.gaveUp || reader.column !== -1 ? undefined : node;
}

/** A list or a map that begins at the reader's line. `before` is what stood in its place before the change. */
function readBlock(reader: LineReader, before: SyntaxNode | undefined): SyntaxNode | undefined {
  const { text, at, column } = reader;
  if (isDash(text, at)) return readList(reader, before);
  const key = readKey(text, at);
  return key === undefined ? readOdd(reader, at, column - 1) : readMap(reader, key, before);
}

function readList(reader: LineReader, before: SyntaxNode | undefined): ListNode | undefined {
  if (reader.depth === MAX_DEPTH) return giveUp(reader);
  const { text, column, at: start } = reader;
  const known = before?.kind === 'list' && !before.flow ? before.items : [];
  const items: ListItem[] = [];
  reader.depth++;
  while (reader.column === column && isDash(text, reader.at)) {
    const index = known.length === 0 ? -1 : itemBefore(reader, known);
    items.push(itemAgain(reader, known, index) ?? readItem(reader, known[index]?.value));
  }
  reader.depth--;
  if (reader.column > column) giveUp(reader);
  return { kind: 'list', range: { start, end: items.at(-1)?.range.end ?? start }, flow: false, items };
}

function readItem(reader: LineReader, before: SyntaxNode | undefined): ListItem {
  const dash = reader.at;
  const value = readItemValue(reader, before);
  return { value, range: { start: dash, end: value === undefined ? dash + 1 : value.range.end } };
}

function readItemValue(reader: LineReader, before: SyntaxNode | undefined): SyntaxNode | undefined {
  const { text, column, at: dash } = reader;
  const start = skipBlanks(text, dash + 1);
  const code = text.charCodeAt(start);
  if (code === LINE_FEED || code === HASH || start >= text.length) {
    moveTo(reader, lineEnd(text, start) + 1);
    return reader.column > column ? readBlock(reader, before) : undefined;
  }
  const isList = isDash(text, start);
  const key = isList ? undefined : readKey(text, start);
  if (!isList && key === undefined) return readValue(reader, start, column);
  reader.column += start - dash;
  reader.at = start;
  return key === undefined ? readList(reader, before) : readMap(reader, key, before);
}

function readMap(reader: LineReader, firstKey: ScalarNode, before: SyntaxNode | undefined): MapNode | undefined {
  if (reader.depth === MAX_DEPTH) return giveUp(reader);
  const { text, column } = reader;
  const known = before?.kind === 'map' && !before.flow ? before.entries : [];
  const entries: MapEntry[] = [];
  let key: ScalarNode | undefined = firstKey;
  reader.depth++;
  while (key !== undefined) {
    entries.push(mapEntry(key, readEntryValue(reader, key, known.length === 0 ? undefined : valueBefore(reader, known, key))));
    key = reader.column === column && !isDash(text, reader.at) ? readKey(text, reader.at) : undefined;
  }
  reader.depth--;
  // A line that stands where the next key should, and is none, or one that is indented by mistake.
  if (reader.column >= column) return giveUp(reader);
  checkDuplicateKeys(reader.findings, entries);
  const range = { start: firstKey.range.start, end: entries.at(-1)?.range.end ?? firstKey.range.end };
  return { kind: 'map', range, flow: false, entries };
}

function readEntryValue(reader: LineReader, key: ScalarNode, before: SyntaxNode | undefined): SyntaxNode | undefined {
  const { text, column } = reader;
  const start = skipBlanks(text, skipBlanks(text, key.range.end) + 1);
  const code = text.charCodeAt(start);
  if (code !== LINE_FEED && code !== HASH && start < text.length) return readValue(reader, start, column);
  moveTo(reader, lineEnd(text, start) + 1);
  if (reader.column > column) return readBlock(reader, before);
  // A list may be indented no deeper than the key above it.
  return reader.column === column && isDash(text, reader.at) ? readList(reader, before) : undefined;
}

/** A value that begins behind a dash or a key; what holds it is indented by `column`. */
function readValue(reader: LineReader, start: number, column: number): SyntaxNode | undefined {
  const { text } = reader;
  const code = text.charCodeAt(start);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return readQuoted(reader, start, column);
  if (code === PIPE) return readBlockScalar(reader, start, column);
  if (ODD_VALUES.has(code)) return readOdd(reader, start, column);
  if (INDICATORS.has(code) || isDash(text, start)) return giveUp(reader);
  const end = plainEnd(text, start);
  // With a tab behind it, it may go on to a colon that the reader of events refuses.
  if (text.charCodeAt(skipBlanks(text, end)) === TAB || isColon(text, skipBlanks(text, end))) return giveUp(reader);
  moveTo(reader, lineEnd(text, end) + 1);
  if (reader.column > column) return readOdd(reader, start, column);
  const value = text.slice(start, end);
  return { kind: 'scalar', range: { start, end }, style: 'plain', type: plainScalarType(value), value };
}

function readQuoted(reader: LineReader, start: number, column: number): SyntaxNode | undefined {
  const { text } = reader;
  const end = quotedEnd(text, start);
  if (end === -1) return readOdd(reader, start, column);
  const behind = skipBlanks(text, end);
  const isEnd = behind >= text.length || text.charCodeAt(behind) === LINE_FEED;
  if (!isEnd && (text.charCodeAt(behind) !== HASH || behind === end)) return giveUp(reader);
  moveTo(reader, lineEnd(text, behind) + 1);
  return quotedScalar(text, start, end);
}

function readBlockScalar(reader: LineReader, start: number, column: number): SyntaxNode | undefined {
  const block = literalBlock(reader.text, start, column);
  if (block === undefined) return readOdd(reader, start, column);
  moveTo(reader, block.end);
  const range = { start, end: trimEnd(reader.text, start + 1, block.contentEnd) };
  return { kind: 'scalar', range, style: 'literal', type: 'string', value: block.value };
}

/** Reads a value that is not that plain from events: it goes on to the next line that is indented by `column` at most. */
function readOdd(reader: LineReader, start: number, column: number): SyntaxNode | undefined {
  const { text, findings } = reader;
  if (column < 0 || UNREAD.has(text.charCodeAt(start))) return giveUp(reader);
  const end = extentEnd(text, start, column);
  // Whether a tab is allowed in a flow collection depends on what stands before it on its line, and that is not passed on.
  if (text.slice(start, end).includes('\t')) return giveUp(reader);
  // The reader of events counts no indentation on the first line of a text: hence the line feed.
  const before = `\n${' '.repeat(column + 1)}`;
  const { node } = readEvents(findings, before + text.slice(start, end), start - before.length);
  if (node === undefined || node.kind === 'alias') return giveUp(reader);
  moveTo(reader, end);
  return node;
}

function extentEnd(text: string, start: number, column: number): number {
  for (let lineStart = lineEnd(text, start) + 1; lineStart < text.length; lineStart = lineEnd(text, lineStart) + 1) {
    const content = skipBlanks(text, lineStart);
    if (content - lineStart <= column && content < text.length && text.charCodeAt(content) !== LINE_FEED) return lineStart;
  }
  return text.length;
}

/** A key that begins at an offset and has its colon on the same line; undefined for anything else. */
function readKey(text: string, start: number): ScalarNode | undefined {
  const code = text.charCodeAt(start);
  const isQuoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
  if (!isQuoted && INDICATORS.has(code)) return undefined;
  const end = isQuoted ? quotedEnd(text, start) : plainEnd(text, start);
  if (end === -1 || !isColon(text, skipBlanks(text, end))) return undefined;
  if (isQuoted) return quotedScalar(text, start, end);
  const value = text.slice(start, end);
  return { kind: 'scalar', range: { start, end }, style: 'plain', type: plainScalarType(value), value };
}

function quotedScalar(text: string, start: number, end: number): ScalarNode {
  const style = text.charCodeAt(start) === DOUBLE_QUOTE ? 'double' : 'single';
  return { kind: 'scalar', range: { start, end }, style, type: 'string', value: text.slice(start + 1, end - 1) };
}
