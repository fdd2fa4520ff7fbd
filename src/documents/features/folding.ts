import type { Analysis } from '../analysis.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import type { LineIndex, TextRange } from '../text.ts';
import type { Fold } from './types.ts';

/** What an editor can hide: blocks, block scalars, brackets over several lines, and comments of several lines. In document order. */
export function foldingRanges(analysis: Analysis): readonly Fold[] {
  const regions: TextRange[] = [];
  collect(regions, analysis.tree.root);
  const { lines } = analysis;
  const largest = new Map<number, TextRange>();
  for (const range of regions) {
    const first = lines.positionAt(range.start).line;
    if (lines.positionAt(range.end).line === first) continue;
    // What begins on one line is folded as a whole.
    if ((largest.get(first)?.end ?? 0) < range.end) largest.set(first, range);
  }
  const folds: Fold[] = [...largest.values()].map((range) => ({ range, kind: 'region' }));
  return [...folds, ...commentsIn(analysis)].sort((a, b) => a.range.start - b.range.start);
}

/** Ranges of what can be folded below its first line. */
function collect(into: TextRange[], node: SyntaxNode | undefined): void {
  if (node?.kind === 'list') {
    for (const item of node.items) {
      into.push(item.range);
      collect(into, item.value);
    }
  } else if (node?.kind === 'map') {
    for (const entry of node.entries) {
      into.push(entry.range);
      collect(into, entry.value);
    }
  } else if (node?.kind === 'scalar') into.push(node.range);
}

function commentsIn({ text, tree, lines }: Analysis): readonly Fold[] {
  const texts = textsIn(tree.root);
  const folds: Fold[] = [];
  let first: number | undefined;
  for (let line = 0; line <= lines.starts.length; line++) {
    const start = lines.starts[line] ?? text.length;
    const isComment =
      line < lines.starts.length && startsComment(text, start) && !texts.some((range) => range.start < start && start < range.end);
    if (isComment) first ??= line;
    else if (first !== undefined) {
      if (line - first > 1) folds.push({ kind: 'comment', range: commentRange(lines, first, start) });
      first = undefined;
    }
  }
  return folds;
}

function commentRange(lines: LineIndex, first: number, next: number): TextRange {
  return { start: lines.starts[first] ?? 0, end: next - 1 };
}

function startsComment(text: string, lineStart: number): boolean {
  let at = lineStart;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === '#';
}

/** Scalars over several lines, in which a `#` is text; their order is that of the document. */
function textsIn(root: SyntaxNode | undefined): readonly TextRange[] {
  const scalars: TextRange[] = [];
  const visit = (node: SyntaxNode | undefined): void => {
    if (node?.kind === 'scalar' && node.style !== 'plain') scalars.push(node.range);
    else if (node?.kind === 'list') for (const { value } of node.items) visit(value);
    else if (node?.kind === 'map') for (const { value } of node.entries) visit(value);
  };
  visit(root);
  return scalars;
}
