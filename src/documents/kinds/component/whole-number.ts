import { scalarOf } from '../../syntax/entries.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';

const WHOLE_NUMBER = /^[-+]?[0-9]{1,15}$/;

/** The integer that a node is written as, quoted or not; undefined for anything else and for what a number cannot hold exactly. */
export function wholeNumber(node: SyntaxNode | undefined): number | undefined {
  const text = scalarOf(node)?.value;
  return text !== undefined && WHOLE_NUMBER.test(text) ? Number(text) : undefined;
}
