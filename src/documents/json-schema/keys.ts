import type { KeySpec } from '../kinds/component/keys.ts';
import { closedObject, described, type JsonSchema, orReference, scalar } from './schema.ts';

interface Options {
  /** How a reference begins in the language. */
  readonly reference: string;
  /** Members with a schema of their own, in place of what the key says. */
  readonly members?: Readonly<Record<string, JsonSchema>>;
}

/** The schema of a map with keys of a language. */
export function mapOfKeys(keys: readonly KeySpec[], options: Options): JsonSchema {
  const required = keys.filter((key) => key.required).map(({ name }) => name);
  return closedObject(membersOfKeys(keys, options), required);
}

/** The schemas of the keys, by name. */
export function membersOfKeys(keys: readonly KeySpec[], { reference, members = {} }: Options): JsonSchema {
  return Object.fromEntries(keys.map((key) => [key.name, described(key.description, members[key.name] ?? schemaOfKey(key, reference))]));
}

function schemaOfKey({ value, enum: words }: KeySpec, reference: string): JsonSchema {
  if (words !== undefined) return { type: 'string', enum: words };
  switch (value) {
    case 'text':
      return scalar;
    case 'integer':
      return orReference({ type: 'integer' }, reference);
    case 'boolean':
      return orReference({ type: 'boolean' }, reference);
    case 'list':
      return { type: 'array' };
    case 'map':
      return { type: 'object' };
    case 'any':
      return {};
  }
}
