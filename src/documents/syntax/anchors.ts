import { MAX_ALIASED_NODES } from './limits.ts';
import type { SyntaxNode } from './tree.ts';

/**
 * The anchors of one document. Aliases share the anchored node and are never copied; what is counted here is how many nodes a
 * reader would meet that follows every alias, so that nested aliases ("billion laughs") are stopped before anybody follows them.
 */
export interface Anchors {
  readonly nodes: Map<string, SyntaxNode>;
  readonly sizes: Map<SyntaxNode, number>;
  aliasedNodes: number;
}

export type AliasTarget = { readonly found: 'node'; readonly node: SyntaxNode } | { readonly found: 'nothing' | 'too-many' };

export function createAnchors(): Anchors {
  return { nodes: new Map(), sizes: new Map(), aliasedNodes: 0 };
}

/** Of several anchors with one name the latest counts. A node is defined when it is complete, so no node can hold itself. */
export function defineAnchor(anchors: Anchors, name: string, node: SyntaxNode): void {
  anchors.nodes.set(name, node);
  anchors.sizes.set(node, sizeOf(node, anchors.sizes));
}

export function resolveAlias(anchors: Anchors, name: string): AliasTarget {
  const node = anchors.nodes.get(name);
  if (node === undefined) return { found: 'nothing' };
  const aliasedNodes = anchors.aliasedNodes + (anchors.sizes.get(node) ?? 1);
  if (aliasedNodes > MAX_ALIASED_NODES) return { found: 'too-many' };
  anchors.aliasedNodes = aliasedNodes;
  return { found: 'node', node };
}

/** The number of nodes met when `node` is read with every alias followed. Anchored nodes inside it are complete and measured. */
function sizeOf(node: SyntaxNode | undefined, sizes: ReadonlyMap<SyntaxNode, number>): number {
  if (node === undefined) return 0;
  const measured = sizes.get(node);
  if (measured !== undefined) return measured;
  switch (node.kind) {
    case 'scalar':
      return 1;
    case 'alias':
      return sizeOf(node.target, sizes);
    case 'list':
      return node.items.reduce((sum, item) => sum + sizeOf(item.value, sizes), 1);
    case 'map':
      return node.entries.reduce((sum, entry) => sum + 1 + sizeOf(entry.value, sizes), 1);
  }
}
