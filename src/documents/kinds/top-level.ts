import { follow } from '../syntax/aliases.ts';
import { entriesOf } from '../syntax/entries.ts';
import type { MapNode, SyntaxNode } from '../syntax/tree.ts';

/** The keys at the top of a document, with what stands behind each: what tells its kind. Of duplicate keys the last counts. */
export type TopLevel = ReadonlyMap<string, ReturnType<typeof follow>>;

export function topLevelOf(root: MapNode): TopLevel {
  return new Map(entriesOf(root).map(({ key, value }) => [key.value, follow(value)]));
}

export function isList(node: SyntaxNode | undefined): boolean {
  return node?.kind === 'list';
}

export function hasAny(top: TopLevel, keys: readonly string[]): boolean {
  for (const key of keys) if (top.has(key)) return true;
  return false;
}
