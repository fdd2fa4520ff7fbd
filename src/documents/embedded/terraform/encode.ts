import type { TextRange } from '../../text.ts';
import { type Assembly, add, addMask, standIn } from '../assembly.ts';
import { inFile } from '../in-file.ts';
import { trimmed } from './body.ts';
import { jsonSink } from './sink.ts';
import { heredocAt, skipBrackets, skipExpression, skipQuoted, skipSpace } from './skip.ts';
import { readHeredoc, readQuoted, type TemplateReading } from './template-text.ts';

/** An object of Terraform's language that is written as JSON, so that it is read like any document. */
interface Encoding {
  readonly text: string;
  readonly assembly: Assembly;
  readonly interpolated: TemplateReading['interpolated'];
  readonly depth: number;
}

/** Behind this, values are not looked into. */
const MAX_DEPTH = 24;
const UNKNOWN_LENGTH = 8;
const LITERAL = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)$/;
const KEY = /[A-Za-z_][\w-]*/y;
const COMPREHENSION = /[[{]\s*for\b/y;

/** Adds the JSON of an expression. What only the deployment knows is masked; every part keeps the place it has in the file. */
export function addEncoded(encoding: Encoding, expression: TextRange): void {
  const { text } = encoding;
  const { start, end } = expression;
  const first = text[start];
  if ((first === '{' || first === '[') && encoding.depth < MAX_DEPTH && !stands(COMPREHENSION, text, start) && closesAt(text, expression)) {
    addCollection(encoding, expression);
  } else if (first === '"' && skipQuoted(text, start) === end) addQuoted(encoding, expression);
  else if (first === '<' && heredocAt(text, start)?.end === end) addHeredoc(encoding, expression);
  else if (LITERAL.test(text.slice(start, end))) add(encoding.assembly, text.slice(start, end), { map: inFile, from: start });
  else addMask(encoding.assembly, UNKNOWN_LENGTH, standIn(expression, UNKNOWN_LENGTH));
}

/** Whether the bracket that an expression begins with is closed by its last letter. */
function closesAt(text: string, { start, end }: TextRange): boolean {
  return skipBrackets(text, start) === end && text[end - 1] === (text[start] === '{' ? '}' : ']');
}

function addCollection(encoding: Encoding, { start, end }: TextRange): void {
  const { text, assembly } = encoding;
  const isObject = text[start] === '{';
  const inner = { ...encoding, depth: encoding.depth + 1 };
  add(assembly, text.charAt(start), { map: inFile, from: start });
  let last: number | undefined;
  for (let at = skipSeparators(text, start + 1); at < end - 1; at = skipSeparators(text, at)) {
    if (last !== undefined) addPunctuation(assembly, ',', last);
    const valueStart = isObject ? addKey(encoding, at) : at;
    const valueEnd = Math.max(Math.min(end - 1, skipExpression(text, valueStart)), valueStart);
    const value = trimmed(text, { start: valueStart, end: valueEnd });
    addEncoded(inner, value);
    last = value.end;
    // What no expression can begin with is stepped over.
    at = Math.max(valueEnd, at + 1);
  }
  add(assembly, text.charAt(end - 1), { map: inFile, from: end - 1 });
}

/** Adds a key and its colon; gives where the value begins. A key that is an expression is not known. */
function addKey({ text, assembly, interpolated }: Encoding, start: number): number {
  KEY.lastIndex = start;
  const word = KEY.exec(text)?.[0];
  const end = word === undefined ? keyEnd(text, start) : start + word.length;
  if (word !== undefined) {
    addPunctuation(assembly, '"', start);
    add(assembly, word, { map: inFile, from: start });
    addPunctuation(assembly, '"', end);
  } else if (text[start] === '"') addQuoted({ text, assembly, interpolated, depth: 0 }, { start, end });
  else addMask(assembly, UNKNOWN_LENGTH, standIn({ start, end }, UNKNOWN_LENGTH));
  const sign = skipBlanks(text, end);
  const valueStart = skipBlanks(text, text[sign] === '=' || text[sign] === ':' ? sign + 1 : sign);
  add(assembly, ': ', standIn({ start: end, end: valueStart }, 2));
  return valueStart;
}

function keyEnd(text: string, start: number): number {
  if (text[start] === '"') return skipQuoted(text, start);
  return text[start] === '(' ? skipBrackets(text, start) : start;
}

function addQuoted({ text, assembly, interpolated }: Encoding, range: TextRange): void {
  add(assembly, '"', { map: inFile, from: range.start });
  readQuoted({ text, sink: jsonSink(assembly), interpolated }, range);
  add(assembly, '"', { map: inFile, from: range.end - 1 });
}

function addHeredoc({ text, assembly, interpolated }: Encoding, range: TextRange): void {
  const heredoc = heredocAt(text, range.start);
  if (heredoc === undefined) return;
  addPunctuation(assembly, '"', heredoc.contentStart);
  readHeredoc({ text, sink: jsonSink(assembly), interpolated }, heredoc);
  addPunctuation(assembly, '"', heredoc.contentEnd);
}

/** A letter that JSON wants and the file has not. */
function addPunctuation(assembly: Assembly, letter: string, at: number): void {
  add(assembly, letter, standIn({ start: at, end: at }, 1));
}

function skipSeparators(text: string, from: number): number {
  let at = skipSpace(text, from);
  while (text[at] === ',') at = skipSpace(text, at + 1);
  return at;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function stands(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}
