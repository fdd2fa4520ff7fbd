import { isAlias, isMap, isScalar, type ParsedNode, parseDocument, type Scalar, type YAMLError, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextRange } from '../text.ts';
import { aliasNode } from './aliases.ts';
import { defineAnchor } from './anchors.ts';
import { addFault, type Findings, multipleDocuments, tooDeep } from './findings.ts';
import { MAX_DEPTH } from './limits.ts';
import { checkDuplicateKeys, emptyScalar, keyOf, mapEntry } from './map-entries.ts';
import { plainScalarType } from './scalar-type.ts';
import { typeOfLongTag, typeOfTag } from './tags.ts';
import { DASH, findToken, trimEnd } from './tokens.ts';
import type { ListItem, ListNode, MapEntry, MapNode, ScalarNode, ScalarStyle, SyntaxFault, SyntaxNode } from './tree.ts';

/** A conversion of one piece of text; `base` is where the piece begins in the whole text, to which all ranges refer. */
interface Conversion {
  readonly text: string;
  readonly base: number;
  readonly findings: Findings;
}

const STYLES: Readonly<Record<Scalar.Type, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/**
 * Reads a piece of YAML with the `yaml` package, which goes on after faults. Tells how many errors it reported. The failsafe schema
 * keeps every scalar as the text that it is.
 */
export function readTolerantly(findings: Findings, text: string, base: number): { node: SyntaxNode | undefined; errors: number } {
  const conversion: Conversion = { text, base, findings };
  // Any level but `silent` makes the package report a second document; nothing is printed while parsing.
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  for (const error of document.errors) addError(conversion, error);
  for (const { code, pos } of document.warnings)
    if (code === 'TAG_RESOLVE_FAILED') typeOfTag(findings, text.slice(...pos), rangeOf(conversion, pos));
  return { node: convert(conversion, document.contents, 1), errors: document.errors.length };
}

function addError({ findings, text, base }: Conversion, error: YAMLError): void {
  const [start, end] = error.pos;
  const range = { start: Math.min(start, text.length) + base, end: Math.min(end, text.length) + base };
  if (error.code === 'TAG_RESOLVE_FAILED') typeOfTag(findings, text.slice(start, end), range);
  else addFault(findings, faultOf(error, range));
}

function faultOf(error: YAMLError, range: TextRange): SyntaxFault {
  switch (error.code) {
    case 'MULTIPLE_DOCS':
      return multipleDocuments({ start: range.start, end: Math.min(range.start + 3, range.end) });
    case 'TAB_AS_INDENT':
      return { code: 'tab-indentation', message: 'YAML does not allow tabs as indentation; use spaces.', range };
    default:
      return { code: 'syntax', message: `${error.message}.`, range };
  }
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
  return isMap(node) ? convertMap(conversion, node, depth) : convertList(conversion, node, depth);
}

function convertMap(conversion: Conversion, node: YAMLMap.Parsed, depth: number): MapNode {
  const entries: MapEntry[] = [];
  for (const pair of node.items) {
    const key = convertKey(conversion, pair.key, depth);
    entries.push(mapEntry(key, convert(conversion, pair.value, depth + 1)));
  }
  checkDuplicateKeys(conversion.findings, entries);
  const flow = node.flow === true;
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

function rangeOf({ base }: Conversion, [start, end]: readonly [number, number, ...number[]]): TextRange {
  return { start: start + base, end: end + base };
}
