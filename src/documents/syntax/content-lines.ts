import type { TextRange } from '../text.ts';
import { DASH, endOfLine, HASH, isBlank, LINE_FEED, SPACE, TAB } from './tokens.ts';

/** What a line begins with, as far as it tells siblings in a block apart. `text` is anything that is neither. */
export type LineKind = 'dash' | 'key' | 'text';

/** A line that holds more than blanks and a comment. */
export interface ContentLine {
  /** Where its content begins. */
  readonly start: number;
  /** How far it is indented; a tab counts as two columns, as an author would mean it who indents with tabs. */
  readonly column: number;
  readonly kind: LineKind;
}

const TAB_COLUMNS = 2;
/** How far the keys of a list's item stand behind its dash. */
const DASH_COLUMNS = 2;
/**
 * Keys of our documents are single words. Asking for no more keeps shell code that slipped out of a block scalar (`echo a: b`) from
 * passing for a key.
 */
const PLAIN_KEY = /[\w.$<>/-]+(?=[ \t]*:(?:\s|$))/y;
const QUOTED_KEY = /(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')(?=[ \t]*:(?:\s|$))/y;

/** The content lines between two offsets; `start` is the start of a line. */
export function contentLines(text: string, start: number, end: number): readonly ContentLine[] {
  const lines: ContentLine[] = [];
  for (let lineStart = start; lineStart < end; lineStart = endOfLine(text, lineStart) + 1) {
    const line = contentLine(text, lineStart, end);
    if (line !== undefined) lines.push(line);
  }
  return lines.map((line, at) => settled(text, line, lines[at + 1]));
}

/**
 * A lone tab in a document of blanks says nothing of how far its line was meant to be indented, but the line behind it does where that
 * holds a key of the item which the tab's line begins.
 */
function settled(text: string, line: ContentLine, next: ContentLine | undefined): ContentLine {
  if (line.kind !== 'dash' || next?.kind !== 'key' || next.column < DASH_COLUMNS) return line;
  const isLone = indentationTab(text, line.start) !== undefined && indentationTab(text, next.start) === undefined;
  return isLone ? { ...line, column: next.column - DASH_COLUMNS } : line;
}

function contentLine(text: string, lineStart: number, end: number): ContentLine | undefined {
  let column = 0;
  let at = lineStart;
  for (let code = text.charCodeAt(at); at < end && (code === SPACE || code === TAB); code = text.charCodeAt(++at)) {
    column += code === TAB ? TAB_COLUMNS : 1;
  }
  if (at >= end || isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === HASH) return undefined;
  return { start: at, column, kind: lineKind(text, at) };
}

/** What the content that begins at `start` is. */
export function lineKind(text: string, start: number): LineKind {
  if (text.charCodeAt(start) === DASH && (start + 1 >= text.length || isBlank(text.charCodeAt(start + 1)))) return 'dash';
  return keyEnd(text, start) === undefined ? 'text' : 'key';
}

/** Where the key that begins at `start` ends, its quotes included; undefined when no key begins there. */
export function keyEnd(text: string, start: number): number | undefined {
  for (const pattern of [PLAIN_KEY, QUOTED_KEY]) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found !== null) return start + found[0].length;
  }
  return undefined;
}

/** The tabs and blanks before content that begins at `start`, from the first tab on; undefined when none of them is a tab. */
export function indentationTab(text: string, start: number): TextRange | undefined {
  let tab: number | undefined;
  for (let at = start - 1; at >= 0; at--) {
    const code = text.charCodeAt(at);
    if (code === TAB) tab = at;
    else if (code !== SPACE) return code === LINE_FEED && tab !== undefined ? { start: tab, end: start } : undefined;
  }
  return tab === undefined ? undefined : { start: tab, end: start };
}
