// Patterns over lines of words: `[ip, user, ..., status = 4*, bytes > 1000]`.
import { readComparison, readEither, readerOf, refused, type Test, type Words, wordsOf } from './pattern-text.ts';

interface Field {
  /** undefined: any word. */
  readonly test: Test<string> | undefined;
}

/** Reads a pattern in brackets: a field for each word of a line, and `...` for any number of them. */
export function readSpacePattern(text: string): Test<string> {
  if (!text.endsWith(']')) throw refused("a ']' is missing.");
  const words = readerOf(wordsOf(text.slice(1, -1)));
  const fields: (Field | 'any')[] = [];
  do fields.push(readField(words));
  while (words.skip(','));
  if (words.peek()) throw refused(`'${words.peek()?.text}' is one word too many.`);
  const gap = fields.indexOf('any');
  if (gap !== fields.lastIndexOf('any')) throw refused("'...' may stand once.");
  const [before, after] = gap < 0 ? [fields, []] : [fields.slice(0, gap), fields.slice(gap + 1)];
  return (message) => {
    const line = wordsOfLine(message);
    if (gap < 0 ? line.length !== before.length : line.length < before.length + after.length) return false;
    return holds(before, line) && holds(after, after.length === 0 ? [] : line.slice(-after.length));
  };
}

function holds(fields: readonly (Field | 'any')[], words: readonly string[]): boolean {
  return fields.every((field, index) => field === 'any' || (field.test?.(words[index] ?? '') ?? true));
}

function readField(words: Words): Field | 'any' {
  const first = words.peek();
  if (first === undefined || first.text === ',') return { test: undefined };
  if (words.skip('...')) return 'any';
  const test = readEither<string>(words, readCondition);
  return { test };
}

/** A name alone, or a name that is compared; within a field it is the same name again. */
function readCondition(words: Words): Test<string> {
  const name = words.take();
  if (name.kind !== 'plain') throw refused(`'${name.text}' is no name of a field.`);
  const next = words.peek();
  const ends = next === undefined || (next.kind === 'sign' && [',', '&&', '||', ')'].includes(next.text));
  return ends ? () => true : readComparison(words);
}

/** What stands in quotes or brackets is one word. */
function wordsOfLine(message: string): readonly string[] {
  return [...message.matchAll(/"([^"]*)"|\[([^\]]*)\]|(\S+)/g)].map(([, quoted, bracketed, plain]) => quoted ?? bracketed ?? plain ?? '');
}
