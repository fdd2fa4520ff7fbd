import type { Analysis } from '../analysis.ts';
import { partsOf } from './embedded.ts';
import { languageOf } from './languages.ts';
import { placeIn } from './place.ts';
import type { SemanticToken } from './types.ts';

/**
 * Colours for what YAML's own colouring knows nothing of, in document order and without overlaps. `more` are tokens from elsewhere,
 * such as those of embedded scripts, which give way to a document's own.
 */
export function tokens(analysis: Analysis, more: readonly SemanticToken[] = []): readonly SemanticToken[] {
  const own = partsOf(placeIn(analysis, 0)).flatMap(({ subject, outward }) => {
    const found = languageOf(subject.analysis).tokens?.(subject.analysis) ?? [];
    return outward === undefined ? found : found.map((token) => ({ ...token, range: outward.range(token.range) }));
  });
  return [...inOrder(own), ...more.flatMap((token) => without(token, own))].sort(byStart);
}

const byStart = (a: SemanticToken, b: SemanticToken) => a.range.start - b.range.start;

/** Of overlapping tokens the first stays. */
function inOrder(tokens: readonly SemanticToken[]): SemanticToken[] {
  let end = 0;
  return tokens.toSorted(byStart).filter(({ range }) => {
    const isFree = range.start >= end && range.end > range.start;
    if (isFree) end = range.end;
    return isFree;
  });
}

/** What is left of a token around others. */
function without(token: SemanticToken, others: readonly SemanticToken[]): readonly SemanticToken[] {
  const parts: SemanticToken[] = [];
  let { start } = token.range;
  for (const { range } of others) {
    if (range.end <= start || range.start >= token.range.end) continue;
    if (range.start > start) parts.push({ kind: token.kind, range: { start, end: range.start } });
    start = range.end;
  }
  return start < token.range.end ? [...parts, { kind: token.kind, range: { start, end: token.range.end } }] : parts;
}
