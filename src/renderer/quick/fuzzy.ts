export interface FuzzyMatch {
  readonly score: number;
  /** Offsets of the matched characters, ascending. */
  readonly hits: readonly number[];
}

const CONSECUTIVE = 6;
const WORD_START = 8;
const BASE_NAME = 4;
const GAP = 1;

/**
 * Matches a query as a subsequence of a text, regardless of case and of blanks in the query; undefined when it is none. Of all ways to
 * match, the best: in a row, at the starts of words, in the last part of a path. The higher the score the better.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | undefined {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  if (wanted === '') return { score: 0, hits: [] };
  const lower = text.toLowerCase();
  if (!isSubsequence(wanted, lower)) return undefined;
  const paths = bestPaths(wanted, { text, lower });
  const best = paths.reduce<Path | undefined>((found, path) => (path && (!found || path.score > found.score) ? path : found), undefined);
  return best && { score: best.score - text.length / 100, hits: hitsOf(best) };
}

interface Path {
  readonly at: number;
  readonly score: number;
  readonly before: Path | undefined;
}

interface Haystack {
  readonly text: string;
  readonly lower: string;
}

/** For every offset the best way to end there with the whole of `wanted` matched: one pass over the text for each character. */
function bestPaths(wanted: string, { text, lower }: Haystack): readonly (Path | undefined)[] {
  const nameStart = text.lastIndexOf('/') + 1;
  let row: readonly (Path | undefined)[] = [];
  for (let index = 0; index < wanted.length; index++) {
    const next: (Path | undefined)[] = [];
    let earlier: Path | undefined;
    for (let at = 0; at < lower.length; at++) {
      const beside = row[at - 1];
      if (beside && (!earlier || beside.score >= earlier.score)) earlier = beside;
      if (lower[at] !== wanted[index] || (index > 0 && !earlier)) {
        next.push(undefined);
        continue;
      }
      const own = (startsWord(text, at) ? WORD_START : 0) + (at >= nameStart ? BASE_NAME : 0);
      next.push(better(extend(beside, at, own + CONSECUTIVE), extend(index > 0 ? earlier : start, at, own - GAP)));
    }
    row = next;
  }
  return row;
}

const start: Path = { at: -1, score: 0, before: undefined };

const extend = (before: Path | undefined, at: number, gain: number): Path | undefined =>
  before && { at, score: before.score + gain, before };

const better = (a: Path | undefined, b: Path | undefined): Path | undefined => (a && (!b || a.score >= b.score) ? a : b);

function hitsOf(path: Path): number[] {
  const hits: number[] = [];
  for (let each: Path | undefined = path; each && each !== start; each = each.before) hits.unshift(each.at);
  return hits;
}

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text[at - 1] ?? '';
  const here = text[at] ?? '';
  return /[\s/._\-:]/.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(here));
}

function isSubsequence(wanted: string, lower: string): boolean {
  let from = 0;
  for (const character of wanted) {
    const found = lower.indexOf(character, from);
    if (found === -1) return false;
    from = found + character.length;
  }
  return true;
}

/** The items whose text matches, the best first; equal ones keep their order. */
export function fuzzyFilter<Item>(items: readonly Item[], query: string, textOf: (item: Item) => string) {
  const found = items.flatMap((item) => {
    const match = fuzzyMatch(query, textOf(item));
    return match ? [{ item, match }] : [];
  });
  return query.trim() === '' ? found : found.toSorted((a, b) => b.match.score - a.match.score);
}
