/** What an input takes, an output gives or a variable holds. */
export type ValueType = TextType | { readonly kind: 'boolean' | 'integer' | 'any' } | ListType | MapType | ObjectType;

export interface TextType {
  readonly kind: 'text';
  readonly enum?: readonly string[];
  /** Most characters. */
  readonly longest?: number;
  /** How the text begins, and the name of such a text. */
  readonly form?: { readonly pattern: RegExp; readonly name: string };
  /** The text is JSON. */
  readonly json?: boolean;
}

export interface ListType {
  readonly kind: 'list';
  readonly of: ValueType;
  /** The sources disagree whether it is a list: one item without a dash is accepted too. */
  readonly orOne?: boolean;
}

/** A map with names of the author's choice. */
export interface MapType {
  readonly kind: 'map';
  readonly of: ValueType;
  readonly most?: number;
}

/** A map with known keys. */
export interface ObjectType {
  readonly kind: 'object';
  readonly fields: readonly Field[];
  /** There may be more keys than we know of: the map is handed on to another service. */
  readonly open?: boolean;
}

/** An input of an action, or a key of a map inside one. */
export interface Field {
  readonly name: string;
  readonly type: ValueType;
  readonly required: boolean;
  /** What is assumed without it, as it would be written. */
  readonly default?: string;
  /**
   * Where the value has to come from: `instance`, the step of this workflow that launched the instance; `step-output`, any step of it,
   * so that the key is written with `.$` only.
   */
  readonly comesFrom?: 'instance' | 'step-output';
  /** Our own words. */
  readonly description: string;
}

export const text: TextType = { kind: 'text' };
export const boolean: ValueType = { kind: 'boolean' };
export const integer: ValueType = { kind: 'integer' };
export const texts: ValueType = { kind: 'list', of: text };

export function oneOfWords(...words: readonly string[]): TextType {
  return { kind: 'text', enum: words };
}

export function listOf(of: ValueType): ListType {
  return { kind: 'list', of };
}

/** A list, or its one item without a dash: where the user guide and the API disagree. */
export function listOrOne(of: ValueType): ListType {
  return { kind: 'list', of, orOne: true };
}

export function objectOf(...fields: readonly Field[]): ObjectType {
  return { kind: 'object', fields };
}

/** The names of types, for messages and hover. */
export function typeWords(type: ValueType): string {
  switch (type.kind) {
    case 'text':
      return type.json === true ? 'JSON text' : 'text';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return 'whole number';
    case 'any':
      return 'any value';
    case 'list':
      return `list of ${plurals[type.of.kind]}`;
    case 'map':
      return `map of ${plurals[type.of.kind]}`;
    case 'object':
      return 'map';
  }
}

const plurals: Readonly<Record<ValueType['kind'], string>> = {
  text: 'texts',
  boolean: 'booleans',
  integer: 'numbers',
  any: 'values',
  list: 'lists',
  map: 'maps',
  object: 'maps',
};
