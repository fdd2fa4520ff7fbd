import type { SyntaxNode } from '../../syntax/tree.ts';

const COMMENT = /(^|\s)#.*$/gm;
const TAG = /!([A-Za-z0-9:]+)/;

/**
 * The short form of an intrinsic function (`!Sub`) before a node, without its mark. The tree keeps no tags: between two nodes stand
 * only punctuation, comments, anchors and tags, so that the text itself tells.
 */
export function tagOf(text: string, node: SyntaxNode, from: number): string | undefined {
  const between = text.slice(from, node.range.start);
  return between.includes('!') ? TAG.exec(between.replace(COMMENT, ''))?.[1] : undefined;
}
