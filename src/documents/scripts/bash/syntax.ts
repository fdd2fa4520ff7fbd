import type { TextRange } from '../../text.ts';
import type { ScriptFault } from '../model.ts';
import { endOfLower, isWordEnd } from './characters.ts';
import { readCompound } from './compound.ts';
import { type Ending, unexpected } from './ending.ts';
import { fail, isAtEnd, nested, type ReadCommand, type Reader, readerOf, skipBlanks, skipLines } from './reader.ts';
import { readRedirection } from './redirection.ts';
import { readWord } from './words.ts';

export interface BashReading {
  /** The first thing that keeps bash from running the script at all. */
  readonly fault: ScriptFault | undefined;
  /** The openings of here-documents whose last line is missing. */
  readonly endlessHeredocs: readonly TextRange[];
  /** The simple commands up to the fault, in the order in which they ended. */
  readonly commands: readonly ReadCommand[];
}

/**
 * Reads a script by the grammar of bash, as `bash -n` does. Lenient where bash decides at run time (backticks, extended patterns): what is
 * reported bash refuses too. (Measured against bash itself over some thousand real and damaged scripts, tree-sitter's grammar of bash was
 * wrong about one in eight: it recovers from faults, and has some with what is right.)
 */
export function readBash(text: string): BashReading {
  const reader = readerOf(text);
  readList(reader, { words: [], operators: [] });
  return { fault: reader.fault, endlessHeredocs: reader.endless, commands: reader.commands };
}

/** Reads commands up to one of the words or operators that end the list, which stays. Tells whether there was a command. */
export function readList(reader: Reader, ending: Ending): boolean {
  return nested(reader, () => readCommands(reader, ending));
}

function readCommands(reader: Reader, ending: Ending): boolean {
  let any = false;
  for (skipLines(reader); !isAtEnd(reader) && !isEnding(reader, ending); skipLines(reader)) {
    if (!readAndOr(reader)) {
      unexpected(reader, ending);
      break;
    }
    any = true;
    skipBlanks(reader);
    if (!readSeparator(reader) && !isAtEnd(reader) && !isEnding(reader, ending)) unexpected(reader, ending);
  }
  return any;
}

/** Reads what ends a command: `;`, `&` or a line end, which stays. */
function readSeparator(reader: Reader): boolean {
  const { text, at } = reader;
  const char = text[at];
  if (char === '\n') return true;
  const next = text[at + 1];
  const isOne = char === ';' ? next !== ';' && next !== '&' : char === '&' && next !== '&' && next !== '>';
  if (isOne) reader.at++;
  return isOne;
}

function isEnding({ text, at }: Reader, { words, operators }: Ending): boolean {
  return operators.some((operator) => text.startsWith(operator, at)) || words.includes(reservedAt(text, at) ?? '');
}

const reserved: ReadonlySet<string> = new Set(
  'if then elif else fi for select while until do done case esac function time coproc { } ! [['.split(' '),
);
const LONGEST = 'function'.length;

/** The reserved word that begins here, where a command may begin. */
export function reservedAt(text: string, at: number): string | undefined {
  const end = endOfLower(text, at);
  if (end > at + LONGEST) return undefined;
  const stop = end > at ? end : at + (text[at] === '[' ? 2 : 1);
  if (!isWordEnd(text, stop)) return undefined;
  const word = text.slice(at, stop);
  return reserved.has(word) ? word : undefined;
}

/** `|`, `|&`, `||` or `&&`, if one stands here. */
function connectorAt(text: string, at: number): string | undefined {
  const char = text[at];
  const next = text[at + 1];
  if (char === '|') return next === '|' || next === '&' ? char + next : char;
  return char === '&' && next === '&' ? '&&' : undefined;
}

/** Commands joined by `|`, `&&` and `||`. False when no command begins here. */
function readAndOr(reader: Reader): boolean {
  if (!readCommand(reader)) return false;
  for (let before = reader.last; ; before = reader.last) {
    skipBlanks(reader);
    const joined = connectorAt(reader.text, reader.at);
    if (joined === undefined) return true;
    const start = reader.at;
    reader.at += joined.length;
    skipLines(reader);
    if (isAtEnd(reader)) fail(reader, { start, end: start + joined.length }, `A command is missing behind “${joined}”.`);
    else if (!readCommand(reader)) unexpected(reader);
    else if (before !== undefined && joined !== '&&' && joined !== '||') before.pipedInto = reader.last;
  }
}

/** Words that stand before a command and change nothing about its grammar. */
const prefixes: ReadonlySet<string> = new Set(['!', 'time', 'coproc']);

function readCommand(reader: Reader): boolean {
  let word = reservedAt(reader.text, reader.at);
  const hasPrefix = word !== undefined && prefixes.has(word);
  while (word !== undefined && prefixes.has(word)) {
    reader.at += word.length;
    skipBlanks(reader);
    word = reservedAt(reader.text, reader.at);
  }
  if (readCompound(reader, { word, list: readList, substitution: readSubstitution, body: readCommand })) {
    do skipBlanks(reader);
    while (readRedirection(reader, readSubstitution));
    reader.last = undefined;
    return true;
  }
  if (word !== undefined) return false;
  return readSimple(reader) || hasPrefix;
}

const emptyParentheses = /[ \t]*\([ \t]*\)/y;

function readSimple(reader: Reader): boolean {
  const start = reader.at;
  const words: TextRange[] = [];
  let end = start;
  for (;;) {
    skipBlanks(reader);
    const word = reader.at;
    if (!readRedirection(reader, readSubstitution)) {
      if (!readWord(reader, readSubstitution)) break;
      words.push({ start: word, end: reader.at });
      if (words.length === 1 && readEmptyParentheses(reader)) return readBody(reader, start);
    }
    end = reader.at;
  }
  reader.last = words.length === 0 ? undefined : { words, range: { start, end }, pipedInto: undefined };
  if (reader.last !== undefined) reader.commands.push(reader.last);
  return end > start;
}

/** Behind the name of a function. */
function readEmptyParentheses(reader: Reader): boolean {
  emptyParentheses.lastIndex = reader.at;
  const isThere = emptyParentheses.test(reader.text);
  if (isThere) reader.at = emptyParentheses.lastIndex;
  return isThere;
}

/** The body of a function, which is a compound command on this or a later line. */
function readBody(reader: Reader, start: number): boolean {
  const head = { start, end: reader.at };
  skipLines(reader);
  if (isAtEnd(reader)) fail(reader, head, 'This function has no body.');
  else if (!readCommand(reader)) unexpected(reader);
  return true;
}

/** What stands between `$(` and `)`. */
function readSubstitution(reader: Reader, start: number): void {
  const opener = { start, end: reader.at };
  readList(reader, { words: [], operators: [')'], opener, closer: ')' });
  if (isAtEnd(reader)) fail(reader, opener, `“${reader.text.slice(opener.start, opener.end)}” is never closed with “)”.`);
  else reader.at++;
}
