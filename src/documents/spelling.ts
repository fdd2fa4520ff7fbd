/** Nobody misspells a longer word; comparing texts takes time by their lengths multiplied. */
const LONGEST_WORD = 64;
/** In documents made to keep their reader busy, a suggestion is sought among so many words. */
const MAX_COMPARED = 100;

/**
 * The candidate that was most likely meant by a misspelt word: one that differs in letter case alone, else the one with the fewest
 * edits if these are few for its length. undefined when nothing is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  let compared = 0;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const other = candidate.toLowerCase();
    if (other === lower) return candidate;
    if (++compared > MAX_COMPARED) break;
    const edits = editDistance(lower, other, fewest);
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** Insertions, deletions and replacements that make `b` of `a`; a swap of neighbours counts as one. At most `limit`, when there are more. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let fewest = i;
    for (let j = 1; j <= b.length; j++) {
      const replace = (last[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      let cost = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwap) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < fewest) fewest = cost;
    }
    // Costs never fall again, except that a swap looks two rows back.
    if (fewest > limit) return limit;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** A question to put behind a message: `` or ` Did you mean “X”?`. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`;
}

/** Words of a closed list, for a message: “a”, “b” or “c”. */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/** A piece of the user's text for a message: on one line, not too long. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return `“${line.length > 40 ? `${line.slice(0, 39)}…` : line}”`;
}

/** Words at the start of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
