import type { AliasNode, SyntaxNode } from '../syntax/tree.ts';

/** Every alias below a node, without following any. */
export function aliasesBelow(node: SyntaxNode | undefined): readonly AliasNode[] {
  switch (node?.kind) {
    case 'alias':
      return [node];
    case 'list':
      return node.items.flatMap(({ value }) => aliasesBelow(value));
    case 'map':
      return node.entries.flatMap(({ value }) => aliasesBelow(value));
    default:
      return [];
  }
}
