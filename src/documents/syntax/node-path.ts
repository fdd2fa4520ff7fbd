import type { TextRange } from '../text.ts';
import type { ScalarNode, SyntaxNode } from './tree.ts';

/** The way from the top of a document to an offset. */
export interface NodePath {
  /** Keys, and `#` for an item of a list, up to the map that holds the key at the offset or the key of the value there. */
  readonly place: readonly string[];
  /** That key. */
  readonly key: ScalarNode | undefined;
  /** The scalar at the offset: the key itself, or a value. */
  readonly scalar: ScalarNode | undefined;
}

/** Finds what stands at an offset. Aliases are not followed: what they stand for is somewhere else. */
export function nodePathAt(root: SyntaxNode | undefined, offset: number): NodePath | undefined {
  const place: string[] = [];
  let node = root;
  let key: ScalarNode | undefined;
  while (node !== undefined && node.kind !== 'alias') {
    if (node.kind === 'scalar') return holds(node.range, offset) ? { place, key, scalar: node } : undefined;
    if (node.kind === 'list') {
      const item = node.items.find(({ range }) => holds(range, offset));
      if (item === undefined) return undefined;
      if (key !== undefined) place.push(key.value);
      key = undefined;
      place.push('#');
      node = item.value;
      continue;
    }
    const entry = node.entries.find(({ range }) => holds(range, offset));
    if (entry === undefined) return undefined;
    if (key !== undefined) place.push(key.value);
    key = entry.key;
    if (holds(key.range, offset)) return { place, key, scalar: key };
    node = entry.value;
  }
  return undefined;
}

function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
