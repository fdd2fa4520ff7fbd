import { itemsOf, mapOf } from '../../syntax/entries.ts';
import { valueNamed } from '../../syntax/lookup.ts';
import type { MapNode, SyntaxNode } from '../../syntax/tree.ts';

/** The maps that a way of members leads to, through every item of the lists on it. */
export function mapsAt(node: SyntaxNode | undefined, ...way: readonly string[]): readonly MapNode[] {
  const [member, ...rest] = way;
  const maps = itemsOf(node).length > 0 ? itemsOf(node).flatMap(({ value }) => mapOf(value) ?? []) : [mapOf(node) ?? []].flat();
  return member === undefined ? maps : maps.flatMap((map) => mapsAt(valueNamed(map, member), ...rest));
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
