import { findReferences } from '../expressions/find-references.ts';
import { contentRange } from '../syntax/scalar-content.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';
import { innermost } from './embedded.ts';
import type { Place } from './language.ts';
import { holds, nodeChainAt } from './node-chain.ts';

/**
 * What “expand selection” selects from a place on, innermost first: a reference, a value, its entry, the item that the entry is in, and
 * so on up to the whole text. Each range lies in the next.
 */
export function selectionRanges(place: Place): readonly TextRange[] {
  const { subject, outward } = innermost(place);
  const { text, tree } = subject.analysis;
  const chain = nodeChainAt(tree.root, subject.offset);
  const scalar = chain.at(-1)?.node;
  const outer = chain.map(({ range }) => range).toReversed();
  const own = scalar?.kind === 'scalar' ? [...insideScalar(text, scalar, subject.offset), ...outer] : outer;
  const ranges = outward === undefined ? own : [...own.map(outward.range), ...aroundInner(place)];
  return growing([...ranges, { start: 0, end: place.analysis.text.length }]);
}

/** The nodes of the file that the inner document lies in. */
function aroundInner({ analysis, offset }: Place): readonly TextRange[] {
  return nodeChainAt(analysis.tree.root, offset)
    .map(({ range }) => range)
    .toReversed();
}

/** A reference around the offset, and the text without its quotes. */
function insideScalar(text: string, scalar: ScalarNode, offset: number): readonly TextRange[] {
  const reference = findReferences(text, scalar.range).find((found) => holds(found.range, offset))?.range;
  return [...(reference === undefined ? [] : [reference]), contentRange(scalar)].filter((range) => holds(range, offset));
}

/** Keeps what is larger than everything before it. */
function growing(ranges: readonly TextRange[]): readonly TextRange[] {
  const kept: TextRange[] = [];
  for (const range of ranges) {
    const last = kept.at(-1);
    const isLarger =
      last === undefined || (range.start <= last.start && range.end >= last.end && range.end - range.start > last.end - last.start);
    if (isLarger) kept.push(range);
  }
  return kept;
}
