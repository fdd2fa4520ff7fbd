import { ignoringCase } from './character-classes.ts';
import { parseBrackets } from './parse-brackets.ts';
import { parseEscape } from './parse-escape.ts';
import { parseCounts, parseRepeat } from './parse-repeat.ts';
import { createReader, type Flags, type PatternReader, peek, skip, startsWith, take } from './reader.ts';
import { type Assertion, type CharacterTest, PatternError, type PatternNode } from './syntax.ts';

const LINE_FEED = 10;
/** Groups in groups. Go allows 1000, for which the stack of a browser's worker might be too small. */
const MAX_DEPTH = 200;
const ESCAPED_ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ['A', 'text-start'],
  ['z', 'text-end'],
  ['b', 'word-boundary'],
  ['B', 'not-word-boundary'],
]);
const NAMED_GROUP = /^P?<\w+>/;
const FLAGS = /^([imsU]*)(?:-([imsU]+))?([:)])/;
const LONGEST_GROUP_START = 64;

/** Reads a pattern in the syntax of Go's regexp (RE2). Throws PatternError for what would not compile there. */
export function parsePattern(pattern: string): PatternNode {
  const reader = createReader(pattern);
  const node = parseChoice(reader, 0);
  if (reader.at < reader.characters.length) throw new PatternError('a closing parenthesis has no opening one');
  return node;
}

function parseChoice(reader: PatternReader, depth: number): PatternNode {
  if (depth > MAX_DEPTH) throw new PatternError('the groups are nested too deep');
  const options = [parseSequence(reader, depth)];
  while (skip(reader, '|')) options.push(parseSequence(reader, depth));
  return { kind: 'choice', options };
}

function parseSequence(reader: PatternReader, depth: number): PatternNode {
  const parts: PatternNode[] = [];
  for (let next = peek(reader); next !== undefined && next !== '|' && next !== ')'; next = peek(reader)) {
    const atom = parseAtom(reader, depth);
    if (atom !== undefined) parts.push(parseRepeat(reader, atom));
  }
  return { kind: 'sequence', parts };
}

/** One atom; undefined where only flags are set. */
function parseAtom(reader: PatternReader, depth: number): PatternNode | undefined {
  if (parseCounts(reader) !== undefined) throw new PatternError('a repetition has nothing before it');
  const { flags } = reader;
  const character = take(reader, 'something');
  switch (character) {
    case '(':
      return parseGroup(reader, depth);
    case '[':
      return { kind: 'character', test: parseBrackets(reader) };
    case '.':
      return { kind: 'character', test: (codePoint) => flags.dotAll || codePoint !== LINE_FEED };
    case '^':
      return { kind: 'assertion', assertion: flags.lines ? 'line-start' : 'text-start' };
    case '$':
      return { kind: 'assertion', assertion: flags.lines ? 'line-end' : 'text-end' };
    case '\\':
      return parseEscapedAtom(reader);
    default:
      return literal(flags, character.codePointAt(0) ?? 0);
  }
}

function parseEscapedAtom(reader: PatternReader): PatternNode {
  const assertion = ESCAPED_ASSERTIONS.get(peek(reader) ?? '');
  if (assertion !== undefined) {
    reader.at++;
    return { kind: 'assertion', assertion };
  }
  const escaped = parseEscape(reader);
  return typeof escaped === 'number' ? literal(reader.flags, escaped) : { kind: 'character', test: escaped };
}

function literal(flags: Flags, expected: number): PatternNode {
  const test: CharacterTest = (codePoint) => codePoint === expected;
  return { kind: 'character', test: flags.ignoreCase ? ignoringCase(test) : test };
}

/** A group; its opening parenthesis is read already. */
function parseGroup(reader: PatternReader, depth: number): PatternNode | undefined {
  const outer = reader.flags;
  if (skip(reader, '?') && parseGroupStart(reader) === 'flags only') return undefined;
  const node = parseChoice(reader, depth + 1);
  if (!skip(reader, ')')) throw new PatternError('a closing parenthesis is missing');
  reader.flags = outer;
  return node;
}

function parseGroupStart(reader: PatternReader): 'group' | 'flags only' {
  if (['=', '!', '<=', '<!'].some((look) => startsWith(reader, look))) throw new PatternError('look-around is not supported');
  const start = reader.characters.slice(reader.at, reader.at + LONGEST_GROUP_START).join('');
  const name = NAMED_GROUP.exec(start);
  const flags = FLAGS.exec(start);
  if (name === null && flags === null) throw new PatternError('a question mark after a parenthesis begins no known group');
  reader.at += (name ?? flags)?.[0].length ?? 0;
  if (flags === null) return 'group';
  reader.flags = withFlags(reader.flags, flags);
  return flags[3] === ')' ? 'flags only' : 'group';
}

function withFlags(flags: Flags, [, on = '', off = '']: readonly (string | undefined)[]): Flags {
  const set = (letter: string, before: boolean) => (before || on.includes(letter)) && !off.includes(letter);
  return { ignoreCase: set('i', flags.ignoreCase), lines: set('m', flags.lines), dotAll: set('s', flags.dotAll) };
}
