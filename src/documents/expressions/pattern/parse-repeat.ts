import { type PatternReader, skip } from './reader.ts';
import { PatternError, type PatternNode } from './syntax.ts';

/** Go's limit for a count. */
const MAX_COUNT = 1000;
const COUNTS = /^\{(\d+)(,?)(\d*)\}/;
const LONGEST_COUNTS = 12;

interface Counts {
  readonly min: number;
  readonly max: number;
}

/** What stands here, if it is an operator of repetition, applied to the atom before it. */
export function parseRepeat(reader: PatternReader, atom: PatternNode): PatternNode {
  const counts = parseCounts(reader);
  if (counts === undefined) return atom;
  // A lazy repetition finds another match but not fewer of them.
  skip(reader, '?');
  if (parseCounts(reader) !== undefined) throw new PatternError('two repetitions follow each other');
  return { kind: 'repeat', node: atom, ...counts };
}

/** Steps over an operator of repetition. A brace that begins no counts is an ordinary character. */
export function parseCounts(reader: PatternReader): Counts | undefined {
  if (skip(reader, '*')) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (skip(reader, '+')) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (skip(reader, '?')) return { min: 0, max: 1 };
  const found = COUNTS.exec(reader.characters.slice(reader.at, reader.at + LONGEST_COUNTS).join(''));
  if (found === null) return undefined;
  reader.at += found[0].length;
  const [, first, comma, second] = found;
  const min = Number(first);
  const open = second === '' ? Number.POSITIVE_INFINITY : Number(second);
  const max = comma === '' ? min : open;
  if (min > MAX_COUNT || (max > MAX_COUNT && max !== Number.POSITIVE_INFINITY) || max < min) {
    throw new PatternError(`the counts ${found[0]} are not between 0 and ${MAX_COUNT}, or run backwards`);
  }
  return { min, max };
}
