import {
  type AliasEvent,
  COLLECTION_STYLE_FLOW,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from 'js-yaml';
import type { TextRange } from '../text.ts';
import { aliasNode } from './aliases.ts';
import { defineAnchor } from './anchors.ts';
import { addFault, type Findings, multipleDocuments, tooDeep } from './findings.ts';
import { MAX_DEPTH } from './limits.ts';
import { checkDuplicateKeys, emptyScalar, keyOf, mapEntry } from './map-entries.ts';
import { scalarSource, scalarText } from './scalar-event.ts';
import { plainScalarType } from './scalar-type.ts';
import { typeOfTag } from './tags.ts';
import { CLOSE_BRACE, CLOSE_BRACKET, DASH, findToken, OPEN_BRACE } from './tokens.ts';
import type { AliasNode, ListItem, ListNode, MapEntry, MapNode, ScalarNode, ScalarType, SyntaxNode } from './tree.ts';

/** A walk over the events of one piece of text. `base` is where the piece begins in the whole text, to which all ranges refer. */
interface Walk {
  readonly text: string;
  readonly base: number;
  readonly events: readonly Event[];
  readonly findings: Findings;
  /** The next event. */
  at: number;
  /** Where the token read last ends, in the piece: the events do not tell where dashes and closing brackets stand. */
  end: number;
}

type ContentEvent = ScalarEvent | SequenceEvent | MappingEvent;

const EXTRA_DOCUMENT = /^(?:---|\.\.\.)(?=\s|$)/m;

/** The node of a piece of text, or the first fault in it. */
export type Reading =
  | { readonly fault: undefined; readonly node: SyntaxNode | undefined }
  | { readonly fault: YAMLException; readonly node: undefined };

/**
 * Reads a piece of YAML from js-yaml's events, which cost a fraction of a parser that keeps every token but end at the first fault.
 */
export function readEvents(findings: Findings, text: string, base: number): Reading {
  const events = eventsOf(text);
  if (events instanceof YAMLException) return { fault: events, node: undefined };
  const walk: Walk = { text, base, events, findings, at: 1, end: 0 };
  const node = readNode(walk, 1);
  checkOnlyDocument(walk);
  return { fault: undefined, node };
}

function eventsOf(text: string): Event[] | YAMLException {
  try {
    // The walk has the stricter limit; this one guards js-yaml's recursion.
    return parseEvents(text, { maxDepth: MAX_DEPTH * 4 });
  } catch (error) {
    if (error instanceof YAMLException) return error;
    throw error;
  }
}

function readNode(walk: Walk, depth: number): SyntaxNode | undefined {
  const event = walk.events[walk.at++];
  switch (event?.type) {
    case EVENT_SCALAR:
      return anchored(walk, event, readScalar(walk, event));
    case EVENT_MAPPING:
      return depth > MAX_DEPTH ? stopReading(walk, event) : anchored(walk, event, readMap(walk, event, depth));
    case EVENT_SEQUENCE:
      return depth > MAX_DEPTH ? stopReading(walk, event) : anchored(walk, event, readList(walk, event, depth));
    case EVENT_ALIAS:
      return readAlias(walk, event);
    default:
      return undefined;
  }
}

function anchored<N extends SyntaxNode | undefined>(walk: Walk, event: ContentEvent, node: N): N {
  if (event.anchorStart !== -1 && node !== undefined) {
    defineAnchor(walk.findings.anchors, walk.text.slice(event.anchorStart, event.anchorEnd), node);
  }
  return node;
}

function readAlias(walk: Walk, event: AliasEvent): AliasNode {
  walk.end = event.anchorEnd;
  const name = walk.text.slice(event.anchorStart, event.anchorEnd);
  return aliasNode(walk.findings, name, rangeOf(walk, event.anchorStart - 1, event.anchorEnd));
}

function readScalar(walk: Walk, event: ScalarEvent): ScalarNode | undefined {
  const hasTag = event.tagStart !== -1;
  const tagged = hasTag ? readTag(walk, event) : undefined;
  if (event.valueStart === -1) {
    if (!hasTag && event.anchorStart === -1) return undefined;
    walk.end = Math.max(event.tagEnd, event.anchorEnd);
    return emptyScalar(rangeOf(walk, walk.end, walk.end), tagged);
  }
  const { style, start, end, next } = scalarSource(walk.text, event, walk.end);
  walk.end = next;
  const value = scalarText(walk.text, event);
  const type = tagged ?? (style === 'plain' ? plainScalarType(value) : 'string');
  return { kind: 'scalar', range: rangeOf(walk, start, end), style, type, value };
}

function readTag(walk: Walk, event: ContentEvent): ScalarType | undefined {
  return typeOfTag(walk.findings, walk.text.slice(event.tagStart, event.tagEnd), rangeOf(walk, event.tagStart, event.tagEnd));
}

function readMap(walk: Walk, event: MappingEvent, depth: number): MapNode {
  if (event.tagStart !== -1) readTag(walk, event);
  const flow = event.style === COLLECTION_STYLE_FLOW;
  const braces = flow && hasBraces(walk, event);
  walk.end = event.start;
  const entries: MapEntry[] = [];
  while (hasChild(walk)) {
    const key = readKey(walk, depth);
    entries.push(mapEntry(key, readNode(walk, depth + 1)));
  }
  checkDuplicateKeys(walk.findings, entries);
  if (braces) walk.end = findToken(walk.text, walk.end, CLOSE_BRACE) + 1;
  const first = entries[0]?.range.start;
  const last = entries.at(-1)?.range.end;
  if (braces || first === undefined || last === undefined) {
    return { kind: 'map', range: rangeOf(walk, event.start, walk.end), flow, entries };
  }
  return { kind: 'map', range: { start: first, end: last }, flow, entries };
}

/** A pair in a flow list (`[a: 1]`) is a map of its own without braces; its key may be a map with braces. Asked before the first key. */
function hasBraces(walk: Walk, event: MappingEvent): boolean {
  const first = walk.events[walk.at];
  const keyStartsHere = first?.type === EVENT_MAPPING && first.start === event.start;
  return walk.text.charCodeAt(event.start) === OPEN_BRACE && !keyStartsHere;
}

function readKey(walk: Walk, depth: number): ScalarNode {
  const from = walk.end;
  const node = readNode(walk, depth + 1);
  if (node === undefined) return emptyScalar(rangeOf(walk, from, from), undefined);
  return keyOf(node, walk.text.slice(node.range.start - walk.base, node.range.end - walk.base));
}

function readList(walk: Walk, event: SequenceEvent, depth: number): ListNode {
  if (event.tagStart !== -1) readTag(walk, event);
  const flow = event.style === COLLECTION_STYLE_FLOW;
  walk.end = event.start;
  const items: ListItem[] = [];
  while (hasChild(walk)) items.push(flow ? readFlowItem(walk, depth) : readBlockItem(walk, depth));
  if (flow) walk.end = findToken(walk.text, walk.end, CLOSE_BRACKET) + 1;
  const end = flow ? walk.end + walk.base : (items.at(-1)?.range.end ?? walk.end + walk.base);
  return { kind: 'list', range: { start: event.start + walk.base, end }, flow, items };
}

function readFlowItem(walk: Walk, depth: number): ListItem {
  const value = readNode(walk, depth + 1);
  return { value, range: value?.range ?? rangeOf(walk, walk.end, walk.end) };
}

function readBlockItem(walk: Walk, depth: number): ListItem {
  const dash = findToken(walk.text, walk.end, DASH);
  walk.end = dash + 1;
  const value = readNode(walk, depth + 1);
  return { value, range: { start: dash + walk.base, end: value?.range.end ?? dash + 1 + walk.base } };
}

/** Whether the collection being read goes on; steps over its end otherwise. */
function hasChild(walk: Walk): boolean {
  const event = walk.events[walk.at];
  if (event === undefined) return false;
  if (event.type !== EVENT_POP) return true;
  walk.at++;
  return false;
}

/** Reports that the text nests too deep and leaves the rest of it unread. */
function stopReading(walk: Walk, event: MappingEvent | SequenceEvent): undefined {
  walk.at = walk.events.length;
  addFault(walk.findings, tooDeep(rangeOf(walk, event.start, event.start + 1)));
}

function checkOnlyDocument(walk: Walk): void {
  const another = walk.events[walk.at + 1];
  const content = walk.events[walk.at + 2];
  if (another?.type !== EVENT_DOCUMENT || (content?.type === EVENT_SCALAR && content.valueStart === -1)) return;
  const found = EXTRA_DOCUMENT.exec(walk.text.slice(walk.end));
  const start = walk.end + (found?.index ?? 0);
  addFault(walk.findings, multipleDocuments(rangeOf(walk, start, start + (found?.[0].length ?? 0))));
}

function rangeOf(walk: Walk, start: number, end: number): TextRange {
  return { start: start + walk.base, end: end + walk.base };
}
