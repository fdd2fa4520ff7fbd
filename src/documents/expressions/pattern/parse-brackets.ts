import { ignoringCase, namedClass, negatedIf } from './character-classes.ts';
import { parseEscape } from './parse-escape.ts';
import { type PatternReader, peek, skip, startsWith, take, takeUntil } from './reader.ts';
import { type CharacterTest, PatternError } from './syntax.ts';

/** A class in brackets; the opening bracket is read already. */
export function parseBrackets(reader: PatternReader): CharacterTest {
  const isNegated = skip(reader, '^');
  const tests: CharacterTest[] = [];
  do tests.push(parseItem(reader));
  while (!skip(reader, ']'));
  const any: CharacterTest = (codePoint) => tests.some((test) => test(codePoint));
  return negatedIf(isNegated, reader.flags.ignoreCase ? ignoringCase(any) : any);
}

function parseItem(reader: PatternReader): CharacterTest {
  if (skip(reader, '[:')) return namedClass(takeUntil(reader, ':]'));
  const from = parseEnd(reader);
  if (typeof from !== 'number') return from;
  if (peek(reader) !== '-' || startsWith(reader, '-]')) return (codePoint) => codePoint === from;
  take(reader, 'a dash');
  const to = parseEnd(reader);
  if (typeof to !== 'number' || to < from) throw new PatternError('a range in brackets runs backwards or ends in a class');
  return (codePoint) => codePoint >= from && codePoint <= to;
}

function parseEnd(reader: PatternReader): CharacterTest | number {
  const character = take(reader, 'a closing bracket');
  return character === '\\' ? parseEscape(reader) : (character.codePointAt(0) ?? 0);
}
