import { type CharacterTest, PatternError } from './syntax.ts';

type Span = readonly [from: string, to: string];

const DIGIT: readonly Span[] = [['0', '9']];
const UPPER: readonly Span[] = [['A', 'Z']];
const LOWER: readonly Span[] = [['a', 'z']];
const LETTER: readonly Span[] = [...UPPER, ...LOWER];
const WORD: readonly Span[] = [...LETTER, ...DIGIT, ['_', '_']];
/** Unlike JavaScript's, `\s` knows neither the vertical tab nor Unicode's blanks. */
const BLANK: readonly Span[] = [
  ['\t', '\n'],
  ['\f', '\r'],
  [' ', ' '],
];
const PUNCTUATION: readonly Span[] = [
  ['!', '/'],
  [':', '@'],
  ['[', '`'],
  ['{', '~'],
];

const ESCAPED: ReadonlyMap<string, readonly Span[]> = new Map([
  ['d', DIGIT],
  ['w', WORD],
  ['s', BLANK],
]);

const NAMED: ReadonlyMap<string, readonly Span[]> = new Map([
  ['alnum', [...LETTER, ...DIGIT]],
  ['alpha', LETTER],
  ['ascii', [['\0', '\x7f']]],
  [
    'blank',
    [
      ['\t', '\t'],
      [' ', ' '],
    ],
  ],
  [
    'cntrl',
    [
      ['\0', '\x1f'],
      ['\x7f', '\x7f'],
    ],
  ],
  ['digit', DIGIT],
  ['graph', [['!', '~']]],
  ['lower', LOWER],
  ['print', [[' ', '~']]],
  ['punct', PUNCTUATION],
  [
    'space',
    [
      ['\t', '\r'],
      [' ', ' '],
    ],
  ],
  ['upper', UPPER],
  ['word', WORD],
  ['xdigit', [...DIGIT, ['A', 'F'], ['a', 'f']]],
]);

/** `\d`, `\w`, `\s` and, in capitals, their opposites; undefined for any other letter. */
export function escapedClass(letter: string): CharacterTest | undefined {
  const spans = ESCAPED.get(letter.toLowerCase());
  if (spans === undefined) return undefined;
  return negatedIf(letter !== letter.toLowerCase(), inSpans(spans));
}

/** `[:alpha:]` and its kin, `^` before the name for the opposite. */
export function namedClass(name: string): CharacterTest {
  const isNegated = name.startsWith('^');
  const spans = NAMED.get(isNegated ? name.slice(1) : name);
  if (spans === undefined) throw new PatternError(`there is no character class [:${name}:]`);
  return negatedIf(isNegated, inSpans(spans));
}

/** `\p{Greek}`, `\pL`: a general category or a script of Unicode. */
export function unicodeClass(name: string, negated: boolean): CharacterTest {
  const isNegated = name.startsWith('^') !== negated;
  const property = name.replace(/^\^/, '');
  const pattern = unicodePattern(property, 'General_Category') ?? unicodePattern(property, 'Script');
  if (pattern === undefined) throw new PatternError(`there is no Unicode class ${property}`);
  return negatedIf(isNegated, (codePoint) => pattern.test(String.fromCodePoint(codePoint)));
}

function unicodePattern(property: string, kind: 'General_Category' | 'Script'): RegExp | undefined {
  if (!/^\w+$/.test(property)) return undefined;
  try {
    return new RegExp(`^\\p{${kind}=${property}}$`, 'u');
  } catch {
    // Not a value of that property; the caller tries the next and reports when none is left.
    return undefined;
  }
}

export function negatedIf(isNegated: boolean, test: CharacterTest): CharacterTest {
  return isNegated ? (codePoint) => !test(codePoint) : test;
}

/** A test that does not mind letter case. */
export function ignoringCase(test: CharacterTest): CharacterTest {
  return (codePoint) => {
    if (test(codePoint)) return true;
    const character = String.fromCodePoint(codePoint);
    return test(single(character.toLowerCase(), codePoint)) || test(single(character.toUpperCase(), codePoint));
  };
}

/** Case folding that makes several characters of one (`ß`) is not RE2's; such a character stays itself. */
function single(character: string, original: number): number {
  const codePoint = character.codePointAt(0) ?? original;
  return String.fromCodePoint(codePoint) === character ? codePoint : original;
}

function inSpans(spans: readonly Span[]): CharacterTest {
  const bounds = spans.map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)] as const);
  return (codePoint) => bounds.some(([from, to]) => codePoint >= from && codePoint <= to);
}
