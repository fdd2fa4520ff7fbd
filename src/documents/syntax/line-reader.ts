import type { TextChange } from './change.ts';
import type { Findings } from './findings.ts';
import { DASH, HASH, LINE_FEED, SPACE, TAB } from './tokens.ts';

/** A walk over the content lines of a text: those that hold more than blanks and a comment. */
export interface LineReader {
  readonly text: string;
  readonly findings: Findings;
  /** How the text came from one that was read before. */
  readonly change: TextChange | undefined;
  /** Where the content of the current line begins, and how far it is indented; at the end of the text the column is -1. */
  at: number;
  column: number;
  /** How many maps and lists stand around what is read. */
  depth: number;
  /** The text holds something that is not read here. The reader stands at the end then, which ends all loops. */
  gaveUp: boolean;
}

const DOT = 46;
/** What YAML refuses, and carriage returns and byte order marks, which are another reader's business. */
const UNUSUAL = /[^\t\n -~\xA0-\uFEFE\uFF00-\uFFFD]/;
const LONE_SURROGATE = /\p{Cs}/u;
/** Comments and blank lines before a document, then its start. */
const START = /^(?: *(?:#.*)?\n)*---\n/;

/** A reader at the first content line of a text. */
export function startReader(findings: Findings, text: string, change?: TextChange): LineReader {
  const changed = change === undefined ? text : text.slice(Math.max(change.prefixEnd - 1, 0), change.suffixStart + 1);
  return readerAt({ findings, text, change }, START.exec(text)?.[0].length ?? 0, changed);
}

/** A reader at the first of some lines of a text, which ends with them. */
export function startReaderAt(findings: Findings, text: string, lineStart: number): LineReader {
  return readerAt({ findings, text, change: undefined }, lineStart, text.slice(lineStart));
}

/** `unknown` is the part of the text of which it is not known that it holds nothing unusual. */
function readerAt(reading: Pick<LineReader, 'findings' | 'text' | 'change'>, lineStart: number, unknown: string): LineReader {
  const { findings, text, change } = reading;
  const reader: LineReader = { text, findings, change, at: text.length, column: -1, depth: 0, gaveUp: false };
  if (UNUSUAL.test(unknown) || LONE_SURROGATE.test(unknown)) giveUp(reader);
  else moveTo(reader, lineStart);
  return reader;
}

/** Leaves the text to a reader that knows all of YAML. */
export function giveUp(reader: LineReader): undefined {
  reader.gaveUp = true;
  reader.column = -1;
  reader.at = reader.text.length;
}

/** Goes to the first content line at or behind the start of a line. */
export function moveTo(reader: LineReader, lineStart: number): void {
  const { text } = reader;
  for (let start = lineStart; start < text.length; ) {
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code !== LINE_FEED && code !== HASH && at < text.length) {
      reader.at = at;
      reader.column = at - start;
      if (code === TAB || (at === start && isMarker(text, at))) giveUp(reader);
      return;
    }
    start = lineEnd(text, at) + 1;
  }
  reader.at = text.length;
  reader.column = -1;
}

/** The offset of the line feed that ends a line, or the end of the text. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** `---` and `...` end a document wherever they begin a line. */
function isMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === DASH || code === DOT) && (text.startsWith('---', at) || text.startsWith('...', at));
}
