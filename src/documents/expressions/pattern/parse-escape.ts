import { escapedClass, unicodeClass } from './character-classes.ts';
import { type PatternReader, peek, skip, take, takeUntil } from './reader.ts';
import { type CharacterTest, PatternError } from './syntax.ts';

const CONTROL: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;
const OCTAL = /^[0-7]$/;
const HEX = /^[0-9A-Fa-f]+$/;
const LAST_CODE_POINT = 0x10ffff;

/** What stands behind a backslash, inside of brackets or out of them: a class or one code point. */
export function parseEscape(reader: PatternReader): CharacterTest | number {
  const letter = take(reader, 'a character behind the backslash');
  const named = escapedClass(letter) ?? (letter.toLowerCase() === 'p' ? parseUnicodeClass(reader, letter === 'P') : undefined);
  if (named !== undefined) return named;
  if (letter === 'x') return parseHex(reader);
  if (OCTAL.test(letter)) return parseOctal(reader, letter);
  const code = CONTROL.get(letter) ?? (PUNCTUATION.test(letter) ? letter.codePointAt(0) : undefined);
  if (code === undefined) throw new PatternError(`\\${letter} means nothing`);
  return code;
}

function parseUnicodeClass(reader: PatternReader, negated: boolean): CharacterTest {
  return unicodeClass(skip(reader, '{') ? takeUntil(reader, '}') : take(reader, 'the name of a class'), negated);
}

function parseHex(reader: PatternReader): number {
  const digits = skip(reader, '{') ? takeUntil(reader, '}') : take(reader, 'a digit') + take(reader, 'a digit');
  const code = Number.parseInt(digits, 16);
  if (!HEX.test(digits) || code > LAST_CODE_POINT) throw new PatternError(`\\x${digits} is no character`);
  return code;
}

/** `\1` alone would be a back-reference, which RE2 has not. */
function parseOctal(reader: PatternReader, first: string): number {
  if (first !== '0' && !OCTAL.test(peek(reader) ?? '')) throw new PatternError(`back-references such as \\${first} are not supported`);
  let digits = first;
  while (digits.length < 3 && OCTAL.test(peek(reader) ?? '')) digits += take(reader, 'a digit');
  return Number.parseInt(digits, 8);
}
