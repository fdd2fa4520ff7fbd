import type { TextRange } from '../text.ts';
import { resolveAlias } from './anchors.ts';
import { addFault, type Findings } from './findings.ts';
import { MAX_ALIASED_NODES } from './limits.ts';
import type { AliasNode, ListNode, MapNode, ScalarNode, SyntaxNode } from './tree.ts';

/** The node of `*name`; reports a name that no anchor before it has, and an alias that would make the document too large. */
export function aliasNode(findings: Findings, name: string, range: TextRange): AliasNode {
  const target = resolveAlias(findings.anchors, name);
  if (target.found === 'node') return { kind: 'alias', range, name, target: target.node };
  if (target.found === 'nothing') {
    addFault(findings, { code: 'unknown-alias', message: `No anchor “&${name}” stands before this alias.`, range });
  } else {
    const message = `The aliases of this document stand for more than ${MAX_ALIASED_NODES} nodes; this one is not followed.`;
    addFault(findings, { code: 'too-many-aliases', message, range });
  }
  return { kind: 'alias', range, name, target: undefined };
}

/** The node itself, or the one that an alias stands for. */
export function follow(node: SyntaxNode | undefined): ScalarNode | MapNode | ListNode | undefined {
  if (node?.kind !== 'alias') return node;
  return node.target?.kind === 'alias' ? undefined : node.target;
}
