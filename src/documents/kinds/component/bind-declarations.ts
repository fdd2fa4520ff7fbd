import { fieldsOf, itemsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import type { ListItem, SyntaxNode } from '../../syntax/tree.ts';
import type { Declaration } from './model.ts';

/** The items of `parameters` or `constants`. */
export function bindDeclarations(kind: Declaration['kind'], node: SyntaxNode | undefined): readonly Declaration[] {
  return itemsOf(node).map((item) => bindDeclaration(kind, item));
}

function bindDeclaration(kind: Declaration['kind'], item: ListItem): Declaration {
  const map = mapOf(item.value);
  const named = map?.entries[0];
  const body = mapOf(named?.value);
  const fields = fieldsOf(body);
  return {
    kind,
    item: item.value,
    itemRange: item.range,
    name: named?.key,
    bodyNode: named?.value,
    body,
    type: scalarOf(fields.get('type')),
    default: fields.get('default'),
    value: fields.get('value'),
    description: scalarOf(fields.get('description')),
  };
}
