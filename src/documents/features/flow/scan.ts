import type { TextRange } from '../../text.ts';
import { type FlowText, type FlowToken, nextToken } from './token.ts';

/** A `{…}` or `[…]` around the cursor. */
export interface FlowLevel {
  readonly kind: 'map' | 'list';
  /** The key whose value the cursor is in, or typed last. */
  readonly key: FlowKey | undefined;
  /** All keys of the map, those behind the cursor too, with the text of their values; filled while the rest is read. */
  readonly keys: ReadonlyMap<string, string>;
}

export interface FlowKey {
  readonly name: string;
  readonly offset: number;
}

/** Where in a collection in brackets an offset is. */
export interface FlowSpot {
  /** Outermost first. */
  readonly levels: readonly FlowLevel[];
  /** `nothing`: behind a key or value, where only a comma or colon can follow. */
  readonly awaits: 'key' | 'value' | 'item' | 'nothing';
  /** The word there, quotes included. */
  readonly word: TextRange;
}

interface OpenLevel extends FlowLevel {
  key: FlowKey | undefined;
  readonly keys: Map<string, string>;
  /** Behind the colon. */
  isAtValue: boolean;
  /** Something stands already where the next thing would. */
  isTaken: boolean;
}

/** Behind the cursor no more is read than this: only keys are looked for there. */
const LONGEST_REST = 50_000;

/** Where an offset is in a collection; undefined when the collection ends before it. Reads half-typed text and never throws. */
export function flowSpotAt(source: FlowText, offset: number): FlowSpot | undefined {
  const end = Math.min(source.text.length, offset + LONGEST_REST);
  const open: OpenLevel[] = [];
  let spot: FlowSpot | undefined;
  for (let at = source.start; at <= end; ) {
    const token = nextToken(source, at, end);
    const word = spot === undefined && open.length > 0 ? wordAt(source, token, offset) : undefined;
    if (word !== undefined) spot = { levels: open.map(snapshot), awaits: isInComment(token, offset) ? 'nothing' : awaitedBy(open), word };
    if (token.kind === 'end') break;
    take(open, token, source.text);
    if (open.length === 0) break;
    at = token.range.end;
  }
  return spot;
}

/** The word that an offset is in, or the gap before a token; undefined when the offset is behind the token. */
function wordAt(source: FlowText, token: FlowToken, offset: number): TextRange | undefined {
  const { kind, range, isClosed } = token;
  const gap = { start: offset, end: offset };
  if (kind === 'end') return isOutside(source, offset) ? undefined : gap;
  if (kind === 'comment') return offset <= range.end ? gap : undefined;
  if (kind !== 'word' || isClosed !== undefined) {
    // A cursor right behind a closing quote is at nothing that could be completed.
    if (offset <= range.start) return gap;
    return kind === 'word' && (offset < range.end || (offset === range.end && isClosed === false)) ? range : undefined;
  }
  if (offset < range.start) return gap;
  return offset <= range.end ? range : undefined;
}

function isOutside({ text, column }: FlowText, offset: number): boolean {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1) <= column;
}

function isInComment({ kind, range }: FlowToken, offset: number): boolean {
  return kind === 'comment' && offset > range.start;
}

/** As the level is now: while the rest is read its key changes. */
function snapshot({ kind, key, keys }: OpenLevel): FlowLevel {
  return { kind, key, keys };
}

function awaitedBy(open: readonly OpenLevel[]): FlowSpot['awaits'] {
  const top = open.at(-1);
  if (top === undefined || top.isTaken) return 'nothing';
  if (top.kind === 'list') return 'item';
  return top.isAtValue ? 'value' : 'key';
}

function take(open: OpenLevel[], { kind, range, value }: FlowToken, text: string): void {
  const top = open.at(-1);
  switch (kind) {
    case 'open':
      if (top !== undefined) top.isTaken = true;
      open.push({
        kind: text[range.start] === '{' ? 'map' : 'list',
        key: undefined,
        keys: new Map(),
        isAtValue: false,
        isTaken: false,
      });
      return;
    case 'close':
      open.pop();
      return;
    case 'word':
      if (top !== undefined) takeWord(top, { name: value, offset: range.start }, text.slice(range.start, range.end));
      return;
    case 'colon':
      if (top?.kind !== 'map' || top.key === undefined) return;
      top.keys.set(top.key.name, '');
      top.isAtValue = true;
      top.isTaken = false;
      return;
    case 'comma':
      if (top !== undefined) Object.assign(top, { key: undefined, isAtValue: false, isTaken: false });
  }
}

function takeWord(top: OpenLevel, word: FlowKey, source: string): void {
  top.isTaken = true;
  if (top.kind !== 'map') return;
  if (!top.isAtValue) top.key = word;
  else if (top.key !== undefined) top.keys.set(top.key.name, source);
}
