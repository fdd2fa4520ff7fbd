import type { TextRange } from '../text.ts';
import { lineText, readLine, type TextLines } from './block-lines.ts';
import { keysBeside, type PathPart, pathTo } from './block-path.ts';
import { type FlowPlace, flowPlaceAt } from './flow/cursor.ts';

/** Where the cursor stands, told by the text of its line and the indentation of those above. */
export interface Cursor {
  readonly position: 'key' | 'value';
  /** The way to the map or list that the cursor is in, for a value to the map that has its key: keys, and `#` for an item of a list. */
  readonly place: readonly string[];
  /** The same with where each part stands. */
  readonly parts: readonly PathPart[];
  /** The key whose value is being typed. */
  readonly key: string | undefined;
  /** The keys of that map, with the text behind each. */
  readonly siblings: ReadonlyMap<string, string>;
  /** What has been typed of the key or value, up to the end of the word. */
  readonly range: TextRange;
  /** The column of the key, and how much of it is the line's own indentation: the rest are dashes. */
  readonly column: number;
  readonly indentation: number;
  /** Text stands behind the cursor on its line. */
  readonly restOfLine: string;
  /** Inside of `{…}` or `[…]`. */
  readonly flow?: FlowPlace;
}

/** Undefined where completion has nothing to offer: in comments and in the text of block scalars. */
export function cursorAt(document: TextLines, offset: number): Cursor | undefined {
  const flow = flowPlaceAt(document, offset);
  return flow === undefined ? cursorInBlocks(document, offset) : cursorInBrackets(flow);
}

function cursorInBrackets(flow: FlowPlace): Cursor | undefined {
  const { awaits, parts, levels, word, next } = flow;
  const inner = levels.at(-1);
  if (awaits === 'nothing' || inner === undefined) return undefined;
  return {
    position: awaits === 'value' ? 'value' : 'key',
    parts,
    place: placeOf(parts),
    key: awaits === 'value' ? inner.key?.name : undefined,
    siblings: inner.keys,
    range: word,
    column: 0,
    indentation: 0,
    restOfLine: next === ':' ? next : '',
    flow,
  };
}

function placeOf(parts: readonly PathPart[]): readonly string[] {
  return parts.map((part) => (part.type === 'key' ? part.name : '#'));
}

function cursorInBlocks(document: TextLines, offset: number): Cursor | undefined {
  const { line, character } = document.lines.positionAt(offset);
  const text = lineText(document, line);
  const before = text.slice(0, character);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const { tokens, restColumn } = readLine(text);
  // In the indentation before a key something new is begun.
  const key = tokens.find((token) => token.type === 'key' && token.column <= character);
  const atValue = key !== undefined && /:[ \t]/.test(before.slice(key.column)) && character >= Math.min(restColumn, text.length);
  const column = key?.column ?? Math.min(restColumn, character);
  const left = tokens.filter((token) => token.type === 'dash' && token.column < column);
  const { parts, inText } = pathTo(document, { line, column, before: left });
  if (inText) return undefined;
  const lineStart = document.lines.starts[line] ?? 0;
  const start = atValue ? Math.min(restColumn, character) : column;
  const siblings = keysBeside(document, { line, column });
  return {
    position: atValue ? 'value' : 'key',
    parts,
    place: placeOf(parts),
    key: atValue && key?.type === 'key' ? key.name : undefined,
    siblings,
    range: { start: lineStart + start, end: lineStart + endOfWord(text, character) },
    column,
    indentation: text.length - text.trimStart().length,
    restOfLine: text.slice(endOfWord(text, character)),
  };
}

function endOfWord(text: string, character: number): number {
  const rest = /^[\w.$-]*/.exec(text.slice(character));
  return character + (rest?.[0].length ?? 0);
}
