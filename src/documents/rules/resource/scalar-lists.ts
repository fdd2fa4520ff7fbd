import { follow } from '../../syntax/aliases.ts';
import { entriesOf, scalarOf } from '../../syntax/entries.ts';
import type { ScalarNode, SyntaxNode } from '../../syntax/tree.ts';

/** Lists in which an item may stand twice: the values of parameters. */
const sequences: ReadonlySet<string> = new Set(['value']);

/** Calls `visit` for every list below a node, with the member that has it and the scalars in it. */
export function eachScalarList(
  node: SyntaxNode | undefined,
  visit: (member: string, items: readonly ScalarNode[]) => void,
  member = '',
): void {
  const value = follow(node);
  if (value?.kind === 'map') for (const entry of entriesOf(value)) eachScalarList(entry.value, visit, entry.key.value);
  if (value?.kind !== 'list' || sequences.has(member)) return;
  visit(
    member,
    value.items.flatMap((item) => scalarOf(item.value) ?? []),
  );
  for (const item of value.items) if (item.value?.kind === 'map') eachScalarList(item.value, visit, member);
}
