import type { TextRange } from '../text.ts';
import type { SyntaxNode } from './tree.ts';

/** Whether two nodes are the same but for their place, the second so much further back. Nodes with aliases are never the same. */
export function sameNode(a: SyntaxNode | undefined, b: SyntaxNode | undefined, shift: number): boolean {
  if (a === b) return shift === 0 || a === undefined;
  if (a === undefined || b === undefined || !sameRange(a.range, b.range, shift)) return false;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value && a.style === b.style && a.type === b.type;
  if (a.kind === 'list') return b.kind === 'list' && a.flow === b.flow && sameParts(a.items, b.items, shift);
  if (a.kind !== 'map' || b.kind !== 'map' || a.flow !== b.flow || !sameParts(a.entries, b.entries, shift)) return false;
  return a.entries.every(({ key }, index) => sameNode(key, b.entries[index]?.key, shift));
}

interface Part {
  readonly range: TextRange;
  readonly value: SyntaxNode | undefined;
}

function sameParts(a: readonly Part[], b: readonly Part[], shift: number): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    const [first, second] = [a[index], b[index]];
    if (first === undefined || second === undefined) return false;
    if (!sameRange(first.range, second.range, shift) || !sameNode(first.value, second.value, shift)) return false;
  }
  return true;
}

function sameRange(a: TextRange, b: TextRange, shift: number): boolean {
  return a.start + shift === b.start && a.end + shift === b.end;
}
