import { follow } from './aliases.ts';
import type { ListItem, MapEntry, MapNode, ScalarNode, SyntaxNode } from './tree.ts';

export const MERGE_KEY = '<<';

/**
 * The entries of a map as a reader of the document sees them: those that a merge key (`<<: *defaults`) brings stand behind the map's
 * own, which win. Terminates on any tree, because aliases are never circular and what they stand for is limited.
 */
export function entriesOf(map: MapNode): readonly MapEntry[] {
  for (const entry of map.entries) if (isMerge(entry)) return withMerged(map);
  return map.entries;
}

/** The scalar that a node is or stands for. */
export function scalarOf(node: SyntaxNode | undefined): ScalarNode | undefined {
  const target = follow(node);
  return target?.kind === 'scalar' ? target : undefined;
}

/** The map that a node is or stands for. */
export function mapOf(node: SyntaxNode | undefined): MapNode | undefined {
  const target = follow(node);
  return target?.kind === 'map' ? target : undefined;
}

/** The items of the list that a node is or stands for; none for anything else. */
export function itemsOf(node: SyntaxNode | undefined): readonly ListItem[] {
  const target = follow(node);
  return target?.kind === 'list' ? target.items : [];
}

/** The values of the map that a node is or stands for, by key; none for anything else. Of duplicate keys the last counts. */
export function fieldsOf(node: SyntaxNode | undefined): ReadonlyMap<string, SyntaxNode | undefined> {
  const fields = new Map<string, SyntaxNode | undefined>();
  const map = mapOf(node);
  if (map !== undefined) for (const { key, value } of entriesOf(map)) fields.set(key.value, value);
  return fields;
}

function isMerge(entry: MapEntry): boolean {
  return entry.key.value === MERGE_KEY && entry.key.style === 'plain';
}

function withMerged(map: MapNode): readonly MapEntry[] {
  const own = map.entries.filter((entry) => !isMerge(entry));
  const byKey = new Map(own.map((entry) => [entry.key.value, entry]));
  for (const entry of map.entries.filter(isMerge)) {
    for (const source of sourcesOf(entry.value)) {
      for (const merged of entriesOf(source)) if (!byKey.has(merged.key.value)) byKey.set(merged.key.value, merged);
    }
  }
  return [...byKey.values()];
}

/** A merge key takes one map or a list of maps. */
function sourcesOf(value: SyntaxNode | undefined): readonly MapNode[] {
  const target = follow(value);
  if (target?.kind === 'map') return [target];
  return itemsOf(target).flatMap((item) => mapOf(item.value) ?? []);
}
