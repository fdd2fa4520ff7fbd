import type { TextRange } from '../../text.ts';
import type { Sink } from './sink.ts';
import { type Heredoc, isEscapedInterpolation, isInterpolation, lineAfter, skipInterpolation } from './skip.ts';

/** The text of a string or a heredoc, read out of a file. */
interface Reading {
  readonly text: string;
  readonly end: number;
  readonly sink: Sink;
  /** Blanks that are dropped at the start of each line. */
  readonly indent: number;
  readonly isQuoted: boolean;
  /** Called for each value that is put in. */
  readonly interpolated: (range: TextRange) => void;
}

export type TemplateReading = Pick<Reading, 'text' | 'sink' | 'interpolated'>;

const SPECIAL = /[$%\\\n]/g;
const DIRECTIVE = /%\{~?\s*(\w+)/y;
const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/y;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The text of a string in quotes, escapes undone. */
export function readQuoted(reading: TemplateReading, { start, end }: TextRange): void {
  readTemplate({ ...reading, end: end - 1, indent: 0, isQuoted: true }, start + 1);
}

/** The text of a heredoc; with a dash in its mark without the indentation that all of its lines share. */
export function readHeredoc(reading: TemplateReading, { contentStart, contentEnd, isIndented }: Heredoc): void {
  const indent = isIndented ? sharedIndentation(reading.text, contentStart, contentEnd) : 0;
  readTemplate({ ...reading, end: contentEnd, indent, isQuoted: false }, contentStart);
}

function readTemplate(reading: Reading, start: number): void {
  const { text, end, sink } = reading;
  let from = afterIndent(reading, start);
  for (let at = from; at < end; ) {
    SPECIAL.lastIndex = at;
    at = Math.min(end, SPECIAL.exec(text)?.index ?? end);
    const next = at < end ? readSpecial(reading, from, at) : undefined;
    if (next === undefined) at++;
    else at = from = next;
  }
  sink.copy(text.slice(from, end), from);
}

/** Reads what is not meant as it stands, and copies what is before it; undefined for a letter like any other. */
function readSpecial(reading: Reading, from: number, at: number): number | undefined {
  const { text, sink, isQuoted } = reading;
  if (text[at] === '\n') {
    if (reading.indent === 0) return undefined;
    sink.copy(text.slice(from, at + 1), from);
    return afterIndent(reading, at + 1);
  }
  if (text[at] === '\\') {
    if (!isQuoted) return undefined;
    sink.copy(text.slice(from, at), from);
    return readEscape(reading, at);
  }
  if (isEscapedInterpolation(text, at)) {
    sink.copy(text.slice(from, at), from);
    sink.copy(text.slice(at + 1, at + 3), at + 1);
    return at + 3;
  }
  if (!isInterpolation(text, at)) return undefined;
  sink.copy(text.slice(from, at), from);
  return text[at] === '$' ? readInterpolation(reading, at) : readDirective(reading, at);
}

function readEscape({ text, sink }: Reading, at: number): number {
  ESCAPE.lastIndex = at;
  const escaped = ESCAPE.exec(text)?.[0] ?? '\\';
  const letter = escaped.charAt(1);
  const decoded = escaped.length > 2 ? codePoint(escaped.slice(2)) : (ESCAPED[letter] ?? letter);
  sink.replace(decoded, { start: at, end: at + escaped.length });
  return at + escaped.length;
}

function codePoint(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code);
}

function readInterpolation({ text, end, sink, interpolated }: Reading, at: number): number {
  const range = { start: at, end: Math.min(end, skipInterpolation(text, at)) };
  sink.mask(range);
  interpolated(range);
  return range.end;
}

/** A directive leaves no text behind. Of two branches the first is read: both together would be a document that never is. */
function readDirective({ text, end, sink }: Reading, at: number): number {
  let next = Math.min(end, skipInterpolation(text, at));
  if (keyword(text, at) === 'else') next = endOfBranch(text, next, end);
  sink.blank(text.slice(at, next), at);
  return next;
}

function endOfBranch(text: string, from: number, end: number): number {
  let depth = 1;
  for (let at = text.indexOf('%{', from); at !== -1 && at < end; at = text.indexOf('%{', at + 2)) {
    const word = keyword(text, at);
    if (word === 'if') depth++;
    else if (word === 'endif' && --depth === 0) return Math.min(end, skipInterpolation(text, at));
  }
  return end;
}

function keyword(text: string, at: number): string | undefined {
  DIRECTIVE.lastIndex = at;
  return DIRECTIVE.exec(text)?.[1];
}

function afterIndent({ text, end, indent }: Reading, lineStart: number): number {
  let at = lineStart;
  while (at < end && at - lineStart < indent && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

/** Lines of blanks alone do not count. */
function sharedIndentation(text: string, start: number, end: number): number {
  let shared = Number.POSITIVE_INFINITY;
  for (let line = start; line < end; line = lineAfter(text, line)) {
    const content = text.slice(line, Math.min(end, lineAfter(text, line)));
    if (content.trim() !== '') shared = Math.min(shared, content.length - content.trimStart().length);
  }
  return shared === Number.POSITIVE_INFINITY ? 0 : shared;
}
