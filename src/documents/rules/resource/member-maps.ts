import { itemsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import { valueNamed } from '../../syntax/lookup.ts';
import type { MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';

/** The maps that a way of members leads to, through every item of the lists on it. */
export function mapsAt(node: SyntaxNode | undefined, ...way: readonly string[]): readonly MapNode[] {
  const [member, ...rest] = way;
  const maps = itemsOf(node).length > 0 ? itemsOf(node).flatMap(({ value }) => mapOf(value) ?? []) : [mapOf(node) ?? []].flat();
  return member === undefined ? maps : maps.flatMap((map) => mapsAt(valueNamed(map, member), ...rest));
}

/** The scalars that a way of members ends in: its last member holds one, or a list of them. */
export function scalarsAt(node: SyntaxNode | undefined, ...way: readonly string[]): readonly ScalarNode[] {
  const member = way.at(-1);
  if (member === undefined) return [];
  return mapsAt(node, ...way.slice(0, -1)).flatMap((map) => {
    const value = valueNamed(map, member);
    return value?.kind === 'list' ? value.items.flatMap((item) => scalarOf(item.value) ?? []) : (scalarOf(value) ?? []);
  });
}

/** Items of a list that stand in it a second time, by what tells them apart. */
export function* repeated<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Generator<Item> {
  const seen = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    if (seen.has(key)) yield item;
    seen.add(key);
  }
}
