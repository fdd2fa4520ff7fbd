import type { TextRange } from '../../text.ts';
import { type Ending, unexpected } from './ending.ts';
import { fail, isAtEnd, type Reader, skipBlanks, skipLines } from './reader.ts';
import { type ReadSubstitution, readArithmetic, readPiece, readWord } from './words.ts';

/** How to read what stands inside; given, so that the grammar's recursion is no circle of files. */
export interface Inner {
  /** The reserved word that stands here. */
  readonly word: string | undefined;
  readonly list: (reader: Reader, ending: Ending) => boolean;
  readonly substitution: ReadSubstitution;
  readonly body: (reader: Reader) => boolean;
}

/** Reads a compound command. False, and nothing read, when none begins here. */
export function readCompound(reader: Reader, inner: Inner): boolean {
  const { word } = inner;
  if (word === undefined) return readParenthesised(reader, inner);
  const read = readers[word];
  if (read === undefined) return false;
  const opener = { start: reader.at, end: reader.at + word.length };
  reader.at = opener.end;
  read(reader, { ...inner, opener });
  return true;
}

interface Opened extends Inner {
  readonly opener: TextRange;
}

const readers: Readonly<Record<string, (reader: Reader, inner: Opened) => void>> = {
  if: readIf,
  while: readWhile,
  until: readWhile,
  for: readFor,
  select: readFor,
  case: readCase,
  function: readFunction,
  '{': (reader, inner) => readBlock(reader, inner, '}'),
  '[[': readTest,
};

/** Reads a list, which must not be empty, and the word that ends it. Tells which. */
function readBlock(reader: Reader, { list, opener }: Opened, ...words: readonly string[]): string {
  const closer = words.at(-1) ?? '';
  const ending: Ending = { words, operators: [], opener, closer };
  const any = list(reader, ending);
  if (isAtEnd(reader)) {
    fail(reader, opener, `“${reader.text.slice(opener.start, opener.end)}” is never followed by its “${closer}”.`);
    return '';
  }
  const found = words.find((word) => reader.text.startsWith(word, reader.at)) ?? '';
  const range = { start: reader.at, end: reader.at + found.length };
  if (!any) fail(reader, range, `A command is missing before “${found}”; “:” does nothing.`);
  else reader.at = range.end;
  return found;
}

function readIf(reader: Reader, inner: Opened): void {
  for (let word = 'if'; word === 'if' || word === 'elif'; ) {
    if (readBlock(reader, inner, 'then') === '') return;
    word = readBlock(reader, inner, 'elif', 'else', 'fi');
    if (word === 'else') readBlock(reader, inner, 'fi');
  }
}

function readWhile(reader: Reader, inner: Opened): void {
  if (readBlock(reader, inner, 'do') !== '') readBlock(reader, inner, 'done');
}

const listWord = /in(?=\s|;)/y;

function readFor(reader: Reader, inner: Opened): void {
  skipBlanks(reader);
  if (reader.text.startsWith('((', reader.at)) readLoopHead(reader, inner);
  else if (!readWord(reader, inner.substitution)) {
    unexpected(reader);
    return;
  }
  skipLines(reader);
  listWord.lastIndex = reader.at;
  if (listWord.test(reader.text)) {
    do skipBlanks(reader);
    while (readWord(reader, inner.substitution));
  }
  if (reader.text[reader.at] === ';') reader.at++;
  skipLines(reader);
  const opener = { start: reader.at, end: reader.at + 2 };
  if (/do(?=\s)/y.test(reader.text.slice(reader.at, reader.at + 3))) {
    reader.at += 2;
    readBlock(reader, inner, 'done');
  } else if (reader.text[reader.at] === '{') {
    reader.at++;
    readBlock(reader, { ...inner, opener: { start: opener.start, end: opener.start + 1 } }, '}');
  } else if (isAtEnd(reader)) fail(reader, inner.opener, '“for” is never followed by its “do”.');
  else unexpected(reader, { words: [], operators: [], opener: inner.opener, closer: 'do' });
}

/** `((first; condition; next))` */
function readLoopHead(reader: Reader, { substitution }: Opened): void {
  const open = reader.at;
  const isRead = readArithmetic(reader, { open, substitution });
  if (!isRead || reader.text.slice(open, reader.at).split(';').length !== 3)
    fail(reader, { start: open, end: open + 2 }, 'This “for ((” needs three expressions with semicolons between them, and “))”.');
}

const caseEnds = [';;', ';&'];

function readCase(reader: Reader, inner: Opened): void {
  const { opener, list, substitution } = inner;
  skipBlanks(reader);
  if (!readWord(reader, substitution)) {
    unexpected(reader);
    return;
  }
  skipLines(reader);
  listWord.lastIndex = reader.at;
  if (listWord.test(reader.text)) reader.at = listWord.lastIndex;
  else if (isAtEnd(reader)) fail(reader, opener, '“case” is never followed by its “in”.');
  else unexpected(reader);
  for (skipLines(reader); !isEsac(reader); skipLines(reader)) {
    if (isAtEnd(reader)) {
      fail(reader, opener, '“case” is never closed with “esac”.');
      return;
    }
    if (!readPatterns(reader, substitution)) {
      unexpected(reader);
      return;
    }
    list(reader, { words: ['esac'], operators: caseEnds, opener, closer: 'esac' });
    if (reader.text[reader.at] === ';') reader.at += reader.text.startsWith(';;&', reader.at) ? 3 : 2;
  }
  reader.at += 'esac'.length;
}

const isEsac = ({ text, at }: Reader) => /^esac(?:[\s;&|<>()]|$)/.test(text.slice(at, at + 5));

/** `a | b)`, with or without a parenthesis in front. */
function readPatterns(reader: Reader, substitution: ReadSubstitution): boolean {
  if (reader.text[reader.at] === '(') reader.at++;
  do {
    if (reader.text[reader.at] === '|') reader.at++;
    skipBlanks(reader);
    if (!readWord(reader, substitution)) return false;
    skipBlanks(reader);
  } while (reader.text[reader.at] === '|');
  if (reader.text[reader.at] !== ')') return false;
  reader.at++;
  return true;
}

function readFunction(reader: Reader, { substitution, body }: Opened): void {
  skipBlanks(reader);
  if (!readWord(reader, substitution)) {
    unexpected(reader);
    return;
  }
  skipBlanks(reader);
  if (/^\([ \t]*\)/.test(reader.text.slice(reader.at, reader.at + 10))) reader.at = reader.text.indexOf(')', reader.at) + 1;
  skipLines(reader);
  if (!body(reader)) unexpected(reader);
}

/** `[[ … ]]`, whose inside has a grammar of its own that is not judged here. */
function readTest(reader: Reader, { opener, substitution }: Opened): void {
  while (!isAtEnd(reader)) {
    if (/^\]\](?:[\s;&|<>()]|$)/.test(reader.text.slice(reader.at, reader.at + 3)) && /\s/.test(reader.text[reader.at - 1] ?? '')) {
      reader.at += 2;
      return;
    }
    readPiece(reader, substitution);
  }
  fail(reader, opener, '“[[” is never closed with “]]”.');
}

/** `((…))` or a subshell. */
function readParenthesised(reader: Reader, { list, substitution }: Inner): boolean {
  const start = reader.at;
  if (reader.text[start] !== '(') return false;
  if (reader.text[start + 1] === '(' && readArithmetic(reader, { open: start, substitution })) return true;
  const opener = { start, end: start + 1 };
  reader.at = opener.end;
  const any = list(reader, { words: [], operators: [')'], opener, closer: ')' });
  if (isAtEnd(reader)) fail(reader, opener, 'This parenthesis is never closed.');
  else if (!any) unexpected(reader);
  else reader.at++;
  return true;
}
