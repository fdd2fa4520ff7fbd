import { endOfPlain, endOfQuoted, isWordEnd } from './characters.ts';
import { fail, isAtEnd, nested, type Reader, skipLines } from './reader.ts';

/** Reads what stands between the parentheses of a substitution, which is a script of its own, and the closing one. */
export type ReadSubstitution = (reader: Reader, start: number) => void;

const assignedArray = /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=$/;
const subscript = /[A-Za-z_]\w*\[[^\]\n]*\](?=\+?=)/y;
/** Reads one word with its quotes and expansions. False when no word stands here. */
export function readWord(reader: Reader, substitution: ReadSubstitution): boolean {
  const { text, at: start } = reader;
  reader.at = endOfPlain(text, start);
  if (text[reader.at] === '[') skipSubscript(reader, start);
  for (let char = text[reader.at]; char !== undefined; char = text[reader.at]) {
    if (text[reader.at + 1] === '(' && '?*+@!'.includes(char)) readParentheses(reader, { open: reader.at + 1, substitution });
    else if (char === '(' && assignedArray.test(text.slice(start, reader.at))) nested(reader, () => readArray(reader, substitution));
    else if ((char === '<' || char === '>') && text[reader.at + 1] === '(' && reader.at === start) {
      reader.at += 2;
      substitution(reader, start);
    } else if (isWordEnd(text, reader.at)) break;
    else readPiece(reader, substitution);
    reader.at = endOfPlain(text, reader.at);
  }
  return reader.at > start;
}

/** The subscript of an assignment may hold anything, blanks too. */
function skipSubscript(reader: Reader, start: number): void {
  subscript.lastIndex = start;
  if (subscript.test(reader.text)) reader.at = subscript.lastIndex;
}

/** Reads one character, or a quoted string or an expansion as a whole. */
export function readPiece(reader: Reader, substitution: ReadSubstitution): void {
  const char = reader.text[reader.at];
  if (char === '\\') reader.at = Math.min(reader.at + 2, reader.text.length);
  else if (char === "'") readSingle(reader, reader.at + 1);
  else if (char === '"') nested(reader, () => readDouble(reader, substitution));
  else if (char === '`') readBackticks(reader);
  else if (char === '$') nested(reader, () => readDollar(reader, substitution));
  else reader.at++;
}

function readSingle(reader: Reader, from: number): void {
  const start = from - 1;
  const end = reader.text.indexOf("'", from);
  if (end === -1) failUnclosed(reader, start);
  else closeString(reader, start, end);
}

/** `$'…'`, where a backslash escapes. */
function readEscaped(reader: Reader): void {
  const start = reader.at + 1;
  reader.at += 2;
  while (!isAtEnd(reader) && reader.text[reader.at] !== "'") reader.at += reader.text[reader.at] === '\\' ? 2 : 1;
  if (isAtEnd(reader)) failUnclosed(reader, start);
  else reader.at++;
}

function readDouble(reader: Reader, substitution: ReadSubstitution): void {
  const { text, at: start } = reader;
  reader.at = endOfQuoted(text, start + 1);
  for (let char = text[reader.at]; char !== '"'; char = text[reader.at]) {
    if (char === undefined) {
      failUnclosed(reader, start);
      return;
    }
    if (char === "'") reader.at++;
    else if (char === '$') nested(reader, () => readDollar(reader, substitution, true));
    else readPiece(reader, substitution);
    reader.at = endOfQuoted(text, reader.at);
  }
  closeString(reader, start, reader.at);
}

function closeString(reader: Reader, start: number, end: number): void {
  const lineEnd = reader.text.indexOf('\n', start);
  if (lineEnd !== -1 && lineEnd < end) reader.longStrings.push({ start, end });
  reader.at = end + 1;
}

/**
 * When a quote is missing, all later strings are inside out and the last quote is left over. The string to blame goes over a line end and
 * ends right before a letter: `echo "one⏎echo "two"`.
 */
function failUnclosed(reader: Reader, start: number): void {
  const { text, longStrings } = reader;
  const culprit = longStrings.find((string) => text[string.start] === text[start] && /[\w$/-]/.test(text[string.end + 1] ?? ''));
  const at = culprit?.start ?? start;
  const name = text[at] === '"' ? 'double' : 'single';
  fail(reader, { start: at, end: at + 1 }, `This ${name} quote is never closed.`);
}

/** Bash looks into backticks only when it runs them. */
function readBackticks(reader: Reader): void {
  const start = reader.at++;
  while (!isAtEnd(reader) && reader.text[reader.at] !== '`') reader.at += reader.text[reader.at] === '\\' ? 2 : 1;
  if (isAtEnd(reader)) fail(reader, { start, end: start + 1 }, 'This backtick is never closed.');
  else reader.at++;
}

function readDollar(reader: Reader, substitution: ReadSubstitution, isQuoted = false): void {
  const { text, at } = reader;
  const next = text[at + 1];
  if (next === '(') {
    if (text[at + 2] === '(' && readArithmetic(reader, { open: at + 1, substitution })) return;
    reader.at = at + 2;
    substitution(reader, at);
  } else if (next === '{') readBraces(reader, substitution);
  else if (next === "'" && !isQuoted) readEscaped(reader);
  else reader.at += next === '$' ? 2 : 1;
}

/** A single quote opens a string here even between double quotes, and bash refuses "${name:-it's}". */
function readBraces(reader: Reader, substitution: ReadSubstitution): void {
  const start = reader.at;
  reader.at += reader.text[start + 2] === '#' ? 3 : 2;
  for (let char = reader.text[reader.at]; char !== '}'; char = reader.text[reader.at]) {
    if (char === undefined) {
      fail(reader, { start, end: start + 2 }, 'The brace of an expansion is never closed with “}”.');
      return;
    }
    readPiece(reader, substitution);
  }
  reader.at++;
}

interface Parentheses {
  /** Where the first of them stands. */
  readonly open: number;
  readonly substitution: ReadSubstitution;
}

/** Reads `((…))`; false, and nothing read, where it turns out to be a subshell in parentheses. */
export function readArithmetic(reader: Reader, { open, substitution }: Parentheses): boolean {
  if (reader.notArithmetic.has(open)) return false;
  const { at, fault, pending, endless, longStrings, commands } = reader;
  const before = { pending: [...pending], endless: endless.length, strings: longStrings.length, commands: commands.length };
  reader.at = open + 2;
  let depth = 0;
  for (let char = reader.text[reader.at]; char !== undefined; char = reader.text[reader.at]) {
    if (char === '(') depth++;
    else if (char === ')' && --depth < 0) break;
    if (char === '(' || char === ')') reader.at++;
    else readPiece(reader, substitution);
  }
  if (reader.text.startsWith('))', reader.at)) {
    reader.at += 2;
    return true;
  }
  reader.notArithmetic.add(open);
  reader.at = at;
  reader.fault = fault;
  reader.pending = before.pending;
  endless.length = before.endless;
  longStrings.length = before.strings;
  commands.length = before.commands;
  return false;
}

/** Reads balanced parentheses that hold patterns. */
function readParentheses(reader: Reader, { open, substitution }: Parentheses): void {
  reader.at = open + 1;
  for (let depth = 1; depth > 0; ) {
    const char = reader.text[reader.at];
    if (char === undefined) {
      fail(reader, { start: open, end: open + 1 }, 'This parenthesis is never closed.');
      return;
    }
    if (char === '(') depth++;
    else if (char === ')') depth--;
    if (char === '(' || char === ')') reader.at++;
    else readPiece(reader, substitution);
  }
}

function readArray(reader: Reader, substitution: ReadSubstitution): void {
  const open = reader.at++;
  for (;;) {
    skipLines(reader);
    const char = reader.text[reader.at];
    if (char === undefined) {
      fail(reader, { start: open, end: open + 1 }, 'This array is never closed with “)”.');
      return;
    }
    if (char === ')') break;
    // Only words stand in an array; what else there is, bash names as a fault of its own.
    if (!readWord(reader, substitution)) {
      fail(reader, { start: reader.at, end: reader.at + 1 }, `“${char}” cannot stand in an array.`);
      return;
    }
  }
  reader.at++;
}
