import type { SyntaxNode, SyntaxTree } from './tree.ts';

/** Whether two trees hold the same values, written in the same styles. */
export function haveSameMeaning(a: SyntaxTree, b: SyntaxTree): boolean {
  return a.faults.length === b.faults.length && haveSameValues(a.root, b.root);
}

/** Whether two nodes hold the same values, written in the same styles; aliases are compared by their names. */
export function haveSameValues(a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value && a.style === b.style && a.type === b.type;
  if (a.kind === 'alias') return b.kind === 'alias' && a.name === b.name && (a.target === undefined) === (b.target === undefined);
  if (a.kind === 'list') {
    return b.kind === 'list' && a.flow === b.flow && hasSame(a.items, b.items, (one, other) => haveSameValues(one.value, other.value));
  }
  const isSameMap = b.kind === 'map' && a.flow === b.flow;
  return (
    isSameMap && hasSame(a.entries, b.entries, (one, other) => haveSameValues(one.key, other.key) && haveSameValues(one.value, other.value))
  );
}

function hasSame<T>(a: readonly T[], b: readonly T[], compare: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, at) => compare(one, b[at] as T));
}
