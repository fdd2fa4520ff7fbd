import type { TextRange } from '../../text.ts';
import type { ScriptFault } from '../model.ts';

/** How far a script has been read; a fault moves `at` to its end. */
export interface PowerShellReader {
  readonly text: string;
  at: number;
  /** Where the braces and parentheses stand that are open. */
  readonly open: number[];
  /** Those that were closed by what, going by its indentation, closes something around them. */
  readonly outdented: number[];
  fault: ScriptFault | undefined;
  /** How many strings with expressions are open. */
  depth: number;
}

/** Nobody nests deeper, and the stack has an end: such a text is not judged. */
const MAX_DEPTH = 100;

function fail(reader: PowerShellReader, range: TextRange, message: string): void {
  if (reader.depth <= MAX_DEPTH) reader.fault ??= { range, message };
  reader.at = reader.text.length;
}

// PowerShell takes the quotes of word processors for plain ones.
const singleQuote = /['‘’‚‛]/;
const doubleQuote = /["“”„]/;
const bareWord = /[^\s'"‘’‚‛“”„`#$@(){}<]+/y;
const stopParsing = /--%(?=\s)/y;
const hereString = /@(?:['‘’‚‛]|["“”„])/y;

/** Reads one character, or a word, a string, a comment or a variable as a whole. */
export function readPiece(reader: PowerShellReader): void {
  const { text, at } = reader;
  const char = text[at] ?? '';
  stopParsing.lastIndex = at;
  bareWord.lastIndex = at;
  hereString.lastIndex = at;
  if (char === '#') readComment(reader);
  else if (text.startsWith('<#', at)) readBlockComment(reader);
  else if (stopParsing.test(text)) reader.at = lineEnd(text, at);
  else if (hereString.test(text)) readHereString(reader);
  else if (char === '`') reader.at = at + 2;
  else if (singleQuote.test(char)) readSingle(reader);
  else if (doubleQuote.test(char)) readDouble(reader);
  else if (text.startsWith('${', at)) readBracedName(reader);
  else if (bareWord.test(text)) reader.at = bareWord.lastIndex;
  else reader.at++;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** A number sign within a word is a part of it: `a#b`. */
function readComment(reader: PowerShellReader): void {
  const before = reader.text[reader.at - 1] ?? ' ';
  reader.at = /[\s;(){}|&,=]/.test(before) ? lineEnd(reader.text, reader.at) : reader.at + 1;
}

function readBlockComment(reader: PowerShellReader): void {
  const start = reader.at;
  const end = reader.text.indexOf('#>', start + 2);
  if (end === -1) fail(reader, { start, end: start + 2 }, 'This comment is never closed with “#>”.');
  else reader.at = end + 2;
}

/** `${a name with anything}`. */
function readBracedName(reader: PowerShellReader): void {
  const start = reader.at;
  const end = reader.text.indexOf('}', start);
  if (end === -1) fail(reader, { start, end: start + 2 }, 'The brace of a name is never closed with “}”.');
  else reader.at = end + 1;
}

function readSingle(reader: PowerShellReader): void {
  const start = reader.at++;
  for (; reader.at < reader.text.length; reader.at++) {
    if (!singleQuote.test(reader.text[reader.at] ?? '')) continue;
    // Two of them stand for one.
    if (!singleQuote.test(reader.text[reader.at + 1] ?? '')) {
      reader.at++;
      return;
    }
    reader.at++;
  }
  fail(reader, { start, end: start + 1 }, 'This single quote is never closed.');
}

function readDouble(reader: PowerShellReader): void {
  const start = reader.at++;
  while (reader.at < reader.text.length) {
    const char = reader.text[reader.at] ?? '';
    if (char === '`') reader.at += 2;
    else if (reader.text.startsWith('$(', reader.at)) readExpression(reader);
    else if (!doubleQuote.test(char)) reader.at++;
    else if (doubleQuote.test(reader.text[reader.at + 1] ?? '')) reader.at += 2;
    else {
      reader.at++;
      return;
    }
  }
  fail(reader, { start, end: start + 1 }, 'This double quote is never closed.');
}

/** `$( … )` inside a string, which holds anything a script may hold. */
function readExpression(reader: PowerShellReader): void {
  const start = reader.at;
  reader.at = ++reader.depth > MAX_DEPTH ? reader.text.length : start + 2;
  for (let depth = 1; depth > 0; ) {
    const char = reader.text[reader.at];
    if (char === undefined) {
      fail(reader, { start, end: start + 2 }, '“$(” is never closed with “)”.');
      return;
    }
    if (char === '(') depth++;
    else if (char === ')') depth--;
    if (char === '(' || char === ')') reader.at++;
    else readPiece(reader);
  }
  reader.depth--;
}

const header = /@(?<quote>.)[ \t\r]*(?<rest>[^\n]*)/y;

/** `@"` at the end of a line up to `"@` at the start of one, without a blank before it: easily missed inside indented YAML. */
function readHereString(reader: PowerShellReader): void {
  const { text, at: start } = reader;
  header.lastIndex = start;
  const { quote = '', rest = '' } = header.exec(text)?.groups ?? {};
  const opening = { start, end: start + 2 };
  if (rest !== '') {
    fail(reader, opening, 'The text of a here-string begins on the next line; nothing may stand behind its opening.');
    return;
  }
  const isDouble = doubleQuote.test(quote);
  const closing = isDouble ? /\n["“”„]@/g : /\n['‘’‚‛]@/g;
  closing.lastIndex = start;
  if (closing.test(text)) reader.at = closing.lastIndex;
  else fail(reader, opening, endless(text, { start, closing: isDouble ? '"@' : "'@" }));
}

function endless(text: string, { start, closing }: { start: number; closing: string }): string {
  const indented = text
    .slice(start)
    .split('\n')
    .some((line) => line.trimStart().startsWith(closing));
  return indented
    ? `This here-string never ends: “${closing}” must be the first thing on its line, without a blank before it.`
    : `This here-string never ends: “${closing}” at the start of a line is missing.`;
}
