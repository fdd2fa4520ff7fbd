// Reads the schemas that the AWS SDK's clients carry (compact tuples) into shapes that the wire code can walk.

export type Shape =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'timestamp' | 'blob' | 'document' }
  | ListShape
  | MapShape
  | StructureShape;

export interface ListShape {
  readonly kind: 'list';
  readonly member: Shape;
  /** What forms and XML call an item; `member` unless said. */
  readonly itemName?: string | undefined;
  /** Whether forms and XML write the items without a list around them. */
  readonly flat?: boolean | undefined;
}

export interface MapShape {
  readonly kind: 'map';
  readonly member: Shape;
  /** What forms call the key and the value of an entry; `key` and `value` unless said. */
  readonly entryNames?: { readonly key: string; readonly value: string };
}

export interface StructureShape {
  readonly kind: 'structure';
  readonly name: string;
  readonly members: ReadonlyMap<string, Member>;
  /** What XML calls it as a document of its own. */
  readonly wireName?: string | undefined;
}

export interface Member {
  readonly shape: Shape;
  /** Where a request carries it; always the body in protocols without bindings. */
  readonly place: 'body' | 'label' | 'query' | 'header' | 'prefix' | 'payload';
  readonly idempotencyToken: boolean;
  readonly required?: boolean;
  /** What XML, the query or a header calls it, where that is not its own name. */
  readonly wireName?: string | undefined;
  /** What EC2's forms call it, where that does not follow from the other names. */
  readonly formName?: string | undefined;
}

export interface OperationShape {
  readonly name: string;
  /** Set in REST protocols: the method, and the path with its labels in braces. */
  readonly http: { readonly method: string; readonly path: string; readonly status: number } | undefined;
  readonly input: StructureShape;
  readonly output: StructureShape;
}

type Tuple = readonly unknown[];
type Traits = number | Readonly<Record<string, unknown>>;

/** The first number of a tuple says what it is. */
const LIST = 1;
const MAP = 2;
const STRUCTURE = 3;
const UNION = 4;
const OPERATION = 9;

/** Bits of a simple schema: a list or a map of the simple type in the low bits. */
const LIST_OF = 64;
const MAP_OF = 128;

/** Bits of traits that are written as a number. */
const HTTP_LABEL = 1;
const HTTP_PAYLOAD = 16;
const IDEMPOTENCY_TOKEN = 4;

/** Adds members to a structure, in the body; those that it has stay as they are. */
export function addMembers(structure: StructureShape, added: Readonly<Record<string, Shape>>): void {
  const members = structure.members as Map<string, Member>;
  for (const [name, shape] of Object.entries(added)) {
    if (!members.has(name)) members.set(name, { shape, place: 'body', idempotencyToken: false });
  }
}

/** Every operation among a client's exports, by name. */
export function readOperations(exports: Readonly<Record<string, unknown>>): ReadonlyMap<string, OperationShape> {
  const operations = Object.values(exports)
    .filter(isTuple)
    .filter((tuple) => tuple[0] === OPERATION)
    .map(readOperation);
  return new Map(operations.map((operation) => [operation.name, operation]));
}

function readOperation(tuple: Tuple): OperationShape {
  const [, , name, traits, input, output] = tuple;
  let bound: { readonly input: StructureShape; readonly output: StructureShape } | undefined;
  const shapes = () => {
    bound ??= { input: readStructure(dereference(input)), output: readStructure(dereference(output)) };
    return bound;
  };
  return {
    name: String(name),
    http: readHttp(traits as Traits),
    get input() {
      return shapes().input;
    },
    get output() {
      return shapes().output;
    },
  };
}

function readHttp(traits: Traits): OperationShape['http'] {
  const http = typeof traits === 'object' ? traits.http : undefined;
  return isTuple(http) ? { method: String(http[0]), path: String(http[1]), status: Number(http[2] ?? 200) } : undefined;
}

/** Shapes refer to each other in circles; the cache is what ends the walk. */
const structures = new WeakMap<Tuple, StructureShape>();

function readStructure(schema: unknown): StructureShape {
  if (schema === 'unit') return { kind: 'structure', name: 'Unit', members: new Map() };
  if (!isTuple(schema)) throw new TypeError('The SDK changed the form of its schemas: a structure is expected');
  const known = structures.get(schema);
  if (known) return known;
  const members = new Map<string, Member>();
  const shape: StructureShape = { kind: 'structure', name: String(schema[2]), members, wireName: textOf(schema[3], 'xmlName') };
  structures.set(schema, shape);
  const schemas = schema[5] as Tuple;
  // The required members stand first; the tuple ends with their number.
  const required = Number(schema[6] ?? 0);
  for (const [index, name] of (schema[4] as readonly string[]).entries()) {
    members.set(name, { ...readMember(schemas[index]), required: index < required });
  }
  return shape;
}

/** A member is a schema, or a pair of a schema and the traits of this use of it. */
function readMember(reference: unknown): Member {
  const pair = isTuple(reference) && reference.length === 2;
  const traits = (pair ? reference[1] : 0) as Traits;
  const bits = typeof traits === 'number' ? traits : 0;
  const shape = readShape(pair ? reference[0] : reference);
  const wireName = ['httpQuery', 'httpHeader', 'httpPrefixHeaders', 'xmlName'].map((trait) => textOf(traits, trait)).find((name) => name);
  return {
    shape: shape.kind === 'list' && hasTrait(traits, 'xmlFlattened') ? { ...shape, flat: true } : shape,
    place: placeOf(traits, bits),
    idempotencyToken: (bits & IDEMPOTENCY_TOKEN) !== 0,
    wireName,
  };
}

function placeOf(traits: Traits, bits: number): Member['place'] {
  if (hasTrait(traits, 'httpQuery')) return 'query';
  if (hasTrait(traits, 'httpHeader')) return 'header';
  if (hasTrait(traits, 'httpPrefixHeaders')) return 'prefix';
  if (bits & HTTP_PAYLOAD || hasTrait(traits, 'httpPayload')) return 'payload';
  return bits & HTTP_LABEL ? 'label' : 'body';
}

function hasTrait(traits: unknown, name: string): boolean {
  return typeof traits === 'object' && traits !== null && name in traits;
}

function textOf(traits: unknown, name: string): string | undefined {
  const value: unknown = hasTrait(traits, name) ? Reflect.get(traits as object, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function readShape(reference: unknown): Shape {
  const schema = dereference(reference);
  if (typeof schema === 'number') return readSimple(schema);
  if (!isTuple(schema)) return { kind: 'document' };
  if (schema[0] === LIST) return { kind: 'list', member: readShape(unwrap(schema[4])), itemName: itemNameOf(schema[4]) };
  if (schema[0] === MAP) return { kind: 'map', member: readShape(unwrap(schema[5])) };
  if (schema[0] === STRUCTURE || schema[0] === UNION) return readStructure(schema);
  return readShape(schema[4]);
}

function readSimple(schema: number): Shape {
  if (schema & LIST_OF) return { kind: 'list', member: readSimple(schema & ~LIST_OF) };
  if (schema & MAP_OF) return { kind: 'map', member: readSimple(schema & ~MAP_OF) };
  return { kind: simpleKinds[schema] ?? 'document' };
}

const simpleKinds: Readonly<Record<number, 'string' | 'number' | 'boolean' | 'timestamp' | 'blob'>> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
  5: 'timestamp',
  6: 'timestamp',
  7: 'timestamp',
  21: 'blob',
  42: 'blob',
};

function itemNameOf(reference: unknown): string | undefined {
  return isTuple(reference) && reference.length === 2 ? textOf(reference[1], 'xmlName') : undefined;
}

function unwrap(reference: unknown): unknown {
  return isTuple(reference) && reference.length === 2 ? reference[0] : reference;
}

function dereference(reference: unknown): unknown {
  return typeof reference === 'function' ? reference() : reference;
}

function isTuple(value: unknown): value is Tuple {
  return Array.isArray(value);
}
