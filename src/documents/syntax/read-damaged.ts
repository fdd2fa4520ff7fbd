import type { YAMLException } from 'js-yaml';
import { addFault, type Findings, isFull, tooDeep } from './findings.ts';
import { readEvents } from './from-events.ts';
import { readTolerantly } from './from-yaml.ts';
import { MAX_DEPTH, MAX_TOLERANT_LENGTH } from './limits.ts';
import { type Piece, sourceOf } from './piece.ts';
import { placeOf, type Recovery } from './recovery.ts';
import { CLOSE_BRACE, CLOSE_BRACKET, contentEnd, endOfLine, OPEN_BRACE, OPEN_BRACKET } from './tokens.ts';
import type { SyntaxNode } from './tree.ts';

/** The text of a piece, where it begins in the whole text, and the fault at which js-yaml stopped. */
interface Damage {
  readonly source: string;
  readonly base: number;
  readonly fault: YAMLException;
}

const FLOW = /[[{]/y;
const BLOCK_HEADER = /[|>][-+\d]*[ \t]*(?:#.*)?\r?$/my;

/**
 * Reads a piece that cannot be cut any further as far as it can be read, and reports what is wrong with it. `value` is where its value
 * begins: at its start, or behind its key.
 */
export function readDamaged(recovery: Recovery, piece: Piece, value: number): SyntaxNode | undefined {
  const { text, findings } = recovery;
  const { source, base } = sourceOf(text, piece);
  const reading = readEvents(findings, source, base);
  if (reading.fault === undefined) return reading.node;
  if (isFull(findings)) return undefined;
  const damage: Damage = { source, base, fault: reading.fault };
  if (stands(FLOW, text, value)) return readFlow(findings, damage);
  const cut = stands(BLOCK_HEADER, text, value) ? readCutBlock(recovery, piece) : undefined;
  return cut ?? readFaulty(findings, damage);
}

function stands(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** A block of text (`|`) that a line ends by being indented less than the text before it: a here-document, mostly. */
function readCutBlock({ text, findings }: Recovery, piece: Piece): SyntaxNode | undefined {
  const [firstOfBlock, ...lines] = piece.rest;
  const cut = lines.find(({ column }) => firstOfBlock !== undefined && column < firstOfBlock.column);
  if (cut === undefined) return undefined;
  const { source, base } = sourceOf(text, { ...piece, end: text.lastIndexOf('\n', cut.start) + 1 });
  const reading = readEvents(findings, source, base);
  if (reading.fault !== undefined) return undefined;
  const message = 'This line is indented less than the block of text around it, and so ends it.';
  addFault(findings, { code: 'syntax', message, range: { start: cut.start, end: contentEnd(text, cut.start) } });
  return reading.node;
}

/**
 * Go's YAML reader does not mind how lines inside of brackets are indented, as long as the brackets close; so neither do we. Blanks in
 * place of the line breaks keep all offsets.
 */
function readFlow(findings: Findings, damage: Damage): SyntaxNode | undefined {
  const tooDeepAt = depthExceededAt(damage.source);
  if (tooDeepAt !== undefined) {
    const start = tooDeepAt + damage.base;
    addFault(findings, tooDeep({ start, end: start + 1 }));
    return undefined;
  }
  const reading = readEvents(findings, damage.source.replace(/[\r\n]/g, ' '), damage.base);
  return reading.fault === undefined ? reading.node : readFaulty(findings, damage);
}

function depthExceededAt(source: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === OPEN_BRACKET || code === OPEN_BRACE) depth++;
    else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth--;
    if (depth > MAX_DEPTH) return at;
  }
  return undefined;
}

function readFaulty(findings: Findings, damage: Damage): SyntaxNode | undefined {
  const { source, base } = damage;
  const before = findings.faults.length;
  const node = source.length > MAX_TOLERANT_LENGTH ? undefined : readOrGiveUp(findings, source, base);
  if (findings.faults.length === before) addFirstFault(findings, damage);
  return node;
}

function readOrGiveUp(findings: Findings, source: string, base: number): SyntaxNode | undefined {
  try {
    return readTolerantly(findings, source, base);
  } catch (error) {
    // The package recurses into what nests, such as thousands of question marks on a line.
    if (error instanceof RangeError) addFault(findings, tooDeep({ start: base, end: base + endOfLine(source, 0) }));
    return undefined;
  }
}

/** The fault that js-yaml found where the tolerant reader found none. */
function addFirstFault(findings: Findings, { source, base, fault }: Damage): void {
  const at = Math.min(placeOf(fault), source.length);
  const range = { start: at + base, end: endOfLine(source, at) + base };
  addFault(findings, { code: 'syntax', message: `This is not valid YAML: ${fault.reason}.`, range });
}
