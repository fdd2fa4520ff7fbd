import { follow } from '../../syntax/aliases.ts';
import { entriesOf } from '../../syntax/entries.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { InputValue } from './executable.ts';

/**
 * A node as AWSTOE's string fields read it: scalars keep their text (`0755` stays "0755"), aliases and merge keys are followed, and
 * nothing or null is the empty string.
 */
export function inputValue(node: SyntaxNode | undefined): InputValue {
  const target = follow(node);
  switch (target?.kind) {
    case 'scalar':
      return target.type === 'null' ? '' : target.value;
    case 'list':
      return target.items.map((item) => inputValue(item.value));
    case 'map':
      return Object.fromEntries(entriesOf(target).map(({ key, value }) => [key.value, inputValue(value)]));
    default:
      return '';
  }
}
