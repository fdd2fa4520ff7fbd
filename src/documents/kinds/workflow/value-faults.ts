import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { entriesOf } from '../../syntax/entries.ts';
import { isNothing, isUnquotedReference } from '../../syntax/lookup.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import { isPathKey } from './path-key.ts';
import type { ValueType } from './value-type.ts';

export interface ValueFault {
  readonly range: TextRange;
  readonly message: string;
}

/** A value of an input, with its name for messages and the text of the document. */
export interface NamedValue {
  readonly name: string;
  readonly value: SyntaxNode | undefined;
  readonly text: string;
}

const INTEGER = /^[-+]?[0-9]+$/;
const BOOLEAN = /^(?:true|false)$/i;

/** What is wrong with the kind of a value. Maps with known fields are looked into elsewhere; nothing is said about missing values. */
export function valueFaults(type: ValueType, named: NamedValue): readonly ValueFault[] {
  const node = follow(named.value);
  if (node === undefined || isNothing(node) || isUnquotedReference(node, named.text)) return [];
  const wrong = (words: string): readonly ValueFault[] => [{ range: node.range, message: `“${named.name}” must be ${words}.` }];
  switch (type.kind) {
    case 'any':
      return [];
    case 'text':
      return node.kind === 'scalar' ? [] : wrong('a text');
    case 'boolean':
      return isLiteral(node, BOOLEAN) ? [] : wrong(`true or false, not ${foundWords(node)}`);
    case 'integer':
      return isLiteral(node, INTEGER) ? [] : wrong(`a whole number, not ${foundWords(node)}`);
    case 'object':
      return node.kind === 'map' ? [] : wrong('a map of keys and values');
    case 'map':
      if (node.kind !== 'map') return wrong('a map of names and values');
      return entriesOf(node).flatMap(({ key, value }) =>
        isPathKey(key.value) ? [] : valueFaults(type.of, { name: key.value, value, text: named.text }),
      );
    case 'list':
      if (node.kind !== 'list') return type.orOne === true ? valueFaults(type.of, named) : wrong('a list; begin each item with a dash');
      return node.items.flatMap((item) => {
        if (isNothing(item.value)) return [{ range: item.range, message: `This item of “${named.name}” is empty.` }];
        return valueFaults(type.of, { name: `an item of ${named.name}`, value: item.value, text: named.text });
      });
  }
}

function isLiteral(node: SyntaxNode, form: RegExp): boolean {
  return node.kind === 'scalar' && (form.test(node.value) || isReference(node.value));
}

/** A reference without its braces or its key's `.$` has rules of its own. */
function isReference(value: string): boolean {
  return value.startsWith('$.') || value.includes('{{');
}

function foundWords(node: SyntaxNode): string {
  if (node.kind === 'scalar') return quoted(node.value);
  return node.kind === 'map' ? 'a map' : 'a list';
}
