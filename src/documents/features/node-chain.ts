import type { SyntaxNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';

/** A node, a map's entry, a key or a list's item around an offset. */
export interface Link {
  readonly range: TextRange;
  /** undefined for entries and items, which hold a node. */
  readonly node: SyntaxNode | undefined;
}

/** All that an offset lies in, outermost first. Aliases are not followed: what they stand for is somewhere else. */
export function nodeChainAt(root: SyntaxNode | undefined, offset: number): readonly Link[] {
  const chain: Link[] = [];
  let node = root;
  while (node !== undefined && holds(node.range, offset)) {
    chain.push({ range: node.range, node });
    node = inner(chain, node, offset);
  }
  return chain;
}

function inner(chain: Link[], node: SyntaxNode, offset: number): SyntaxNode | undefined {
  if (node.kind === 'list') {
    const item = node.items.findLast(({ range }) => holds(range, offset));
    if (item !== undefined) chain.push({ range: item.range, node: undefined });
    return item?.value;
  }
  if (node.kind !== 'map') return undefined;
  const entry = node.entries.findLast(({ range }) => holds(range, offset));
  if (entry === undefined) return undefined;
  chain.push({ range: entry.range, node: undefined });
  return holds(entry.key.range, offset) ? entry.key : entry.value;
}

/** Both ends included: a cursor behind a word is at the word. */
export function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
