import type { TextRange } from '../text.ts';
import { follow } from './aliases.ts';
import { entriesOf } from './entries.ts';
import type { MapEntry, MapNode, ScalarNode, SyntaxNode } from './tree.ts';

/** The entry of that key; of duplicates the first. */
export function entryNamed(map: MapNode | undefined, key: string): MapEntry | undefined {
  return map === undefined ? undefined : entriesOf(map).find((entry) => entry.key.value === key);
}

/** The value of that key, aliases followed. */
export function valueNamed(map: MapNode | undefined, key: string): ReturnType<typeof follow> {
  return follow(entryNamed(map, key)?.value);
}

/** The value of that key if it is a scalar. */
export function scalarNamed(map: MapNode | undefined, key: string): ScalarNode | undefined {
  const value = valueNamed(map, key);
  return value?.kind === 'scalar' ? value : undefined;
}

/** Nothing, or an explicit null: what `key:` and `key: ~` have in common. */
export function isNothing(node: SyntaxNode | undefined): boolean {
  const value = follow(node);
  return value === undefined || (value.kind === 'scalar' && value.type === 'null');
}

/** Whether a node is a flow map that begins with two braces: a reference that somebody forgot to quote. */
export function isUnquotedReference(node: SyntaxNode | undefined, text: string): boolean {
  return node?.kind === 'map' && node.flow && text.startsWith('{{', node.range.start);
}

/** Calls `visit` for every scalar value below a node, aliases followed, in document order. Keys are not values. */
export function eachScalar(node: SyntaxNode | undefined, visit: (scalar: ScalarNode) => void): void {
  const value = follow(node);
  if (value === undefined) return;
  if (value.kind === 'scalar') visit(value);
  else if (value.kind === 'list') for (const item of value.items) eachScalar(item.value, visit);
  else for (const entry of entriesOf(value)) eachScalar(entry.value, visit);
}

/** Where to point when something is missing in a map: at its first key, which is where a reader looks. */
export function headOf(map: MapNode): TextRange {
  return map.entries[0]?.key.range ?? map.range;
}
