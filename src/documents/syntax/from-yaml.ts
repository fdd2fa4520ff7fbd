import { isAlias, isMap, isScalar, type ParsedNode, parseDocument, type Scalar, type YAMLError, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextRange } from '../text.ts';
import { aliasNode } from './aliases.ts';
import { defineAnchor } from './anchors.ts';
import { addFault, type Findings, tooDeep } from './findings.ts';
import { MAX_DEPTH } from './limits.ts';
import { checkDuplicateKeys, emptyScalar, keyOf, mapEntry } from './map-entries.ts';
import { plainScalarType } from './scalar-type.ts';
import { typeOfLongTag, typeOfTag } from './tags.ts';
import { DASH, findToken, trimEnd } from './tokens.ts';
import type { ListItem, ListNode, MapEntry, MapNode, ScalarNode, ScalarStyle, SyntaxNode } from './tree.ts';
import { faultsOf, type Unclosed } from './yaml-faults.ts';

/** A conversion of one piece of text; `base` is where the piece begins in the whole text, to which all ranges refer. */
interface Conversion {
  readonly text: string;
  readonly base: number;
  readonly findings: Findings;
  readonly unclosed: Unclosed[];
}

/** Start and end in the piece; the package's nodes have a third one, the end of the line. */
type Offsets = readonly [start: number, end: number, ...number[]];

const STYLES: Readonly<Record<Scalar.Type, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['[', ']'],
  ['{', '}'],
]);

/**
 * Reads a piece of YAML with the `yaml` package, which goes on after faults. The failsafe schema
 * keeps every scalar as the text that it is.
 */
export function readTolerantly(findings: Findings, text: string, base: number): SyntaxNode | undefined {
  const conversion: Conversion = { text, base, findings, unclosed: [] };
  // Any level but `silent` makes the package report a second document; nothing is printed while parsing.
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  const node = convert(conversion, document.contents, 1);
  const tagErrors = [...document.errors, ...document.warnings].filter(isTagError);
  for (const { pos } of tagErrors) typeOfTag(findings, text.slice(...pos), rangeOf(conversion, pos));
  for (const fault of faultsOf(
    text,
    document.errors.filter((error) => !isTagError(error)),
    conversion.unclosed,
  )) {
    addFault(findings, { ...fault, range: rangeOf(conversion, [fault.range.start, fault.range.end]) });
  }
  return node;
}

function isTagError(error: YAMLError): boolean {
  return error.code === 'TAG_RESOLVE_FAILED';
}

function convert(conversion: Conversion, node: ParsedNode | null, depth: number): SyntaxNode | undefined {
  if (node === null) return undefined;
  if (isAlias(node)) return aliasNode(conversion.findings, node.source, rangeOf(conversion, node.range));
  const converted = isScalar(node) ? convertScalar(conversion, node) : convertCollection(conversion, node, depth);
  if (node.anchor !== undefined && converted !== undefined) defineAnchor(conversion.findings.anchors, node.anchor, converted);
  return converted;
}

function convertScalar(conversion: Conversion, node: Scalar.Parsed): ScalarNode | undefined {
  const [start, end] = node.range;
  const style = STYLES[node.type as Scalar.Type] ?? 'plain';
  const tagged = node.tag === undefined ? undefined : typeOfLongTag(node.tag);
  if (start === end && style === 'plain') {
    const isMarked = node.tag !== undefined || node.anchor !== undefined;
    return isMarked ? emptyScalar(rangeOf(conversion, node.range), tagged) : undefined;
  }
  if (style === 'single' || style === 'double') checkClosed(conversion, node.range, 'quote');
  const value = String(node.value);
  const type = tagged ?? (style === 'plain' ? plainScalarType(value) : 'string');
  const isBlock = style === 'literal' || style === 'folded';
  const range = rangeOf(conversion, isBlock ? [start, trimEnd(conversion.text, start + 1, end)] : node.range);
  return { kind: 'scalar', range, style, type, value };
}

function convertCollection(conversion: Conversion, node: YAMLMap.Parsed | YAMLSeq.Parsed, depth: number): SyntaxNode | undefined {
  if (depth > MAX_DEPTH) {
    addFault(conversion.findings, tooDeep(rangeOf(conversion, [node.range[0], node.range[0] + 1])));
    return undefined;
  }
  if (node.flow === true) checkClosed(conversion, node.range, 'bracket');
  return isMap(node) ? convertMap(conversion, node, depth) : convertList(conversion, node, depth);
}

/** Quotes and brackets end with the counterpart of what they start with; a pair in a flow list starts and ends with neither. */
function checkClosed({ text, unclosed }: Conversion, [start, end]: Offsets, what: Unclosed['what']): void {
  const closing = CLOSING.get(text.charAt(start));
  const isClosed = closing === undefined || (end - 1 > start && text.charAt(end - 1) === closing);
  if (!isClosed) unclosed.push({ what, start, end });
}

function convertMap(conversion: Conversion, node: YAMLMap.Parsed, depth: number): MapNode {
  const entries: MapEntry[] = [];
  const flow = node.flow === true;
  for (const pair of node.items) {
    if (flow && isBehind(conversion, node, pair.key.range)) continue;
    const key = convertKey(conversion, pair.key, depth);
    entries.push(mapEntry(key, convert(conversion, pair.value, depth + 1)));
  }
  checkDuplicateKeys(conversion.findings, entries);
  const first = entries[0]?.range.start;
  const last = entries.at(-1)?.range.end;
  const hasBraces = flow && conversion.text[node.range[0]] === '{';
  if (hasBraces || first === undefined || last === undefined) {
    return { kind: 'map', range: rangeOf(conversion, node.range), flow, entries };
  }
  return { kind: 'map', range: { start: first, end: last }, flow, entries };
}

function convertKey(conversion: Conversion, key: ParsedNode, depth: number): ScalarNode {
  const node = convert(conversion, key, depth + 1);
  if (node === undefined) return emptyScalar(rangeOf(conversion, key.range), undefined);
  return keyOf(node, conversion.text.slice(key.range[0], key.range[1]));
}

function convertList(conversion: Conversion, node: YAMLSeq.Parsed, depth: number): ListNode {
  const flow = node.flow === true;
  const items: ListItem[] = [];
  let end = node.range[0];
  for (const child of node.items) {
    if (flow && isBehind(conversion, node, child.range)) continue;
    const value = convert(conversion, child, depth + 1);
    const from = value?.range.start ?? child.range[0] + conversion.base;
    const dash = flow ? from : Math.min(findToken(conversion.text, end, DASH) + conversion.base, from);
    const to = value?.range.end ?? (flow ? dash : dash + 1);
    items.push({ value, range: { start: dash, end: to } });
    end = child.range[1];
  }
  const range = rangeOf(conversion, node.range);
  return { kind: 'list', range: flow ? range : { start: range.start, end: items.at(-1)?.range.end ?? range.end }, flow, items };
}

/** The library puts what follows a closed bracket on its line into the collection where a block of text comes between, as in `[]|b: c`. */
function isBehind({ text }: Conversion, { range: [start, end] }: { readonly range: Offsets }, [from]: Offsets): boolean {
  return from >= end && CLOSING.has(text.charAt(start));
}

function rangeOf({ base }: Conversion, [start, end]: Offsets): TextRange {
  return { start: start + base, end: end + base };
}
