// The models of services whose SDK clients are not among our dependencies: tables of shapes, constraints and names on the wire in one.
import type { Constraint, ConstraintTable } from './constraints.ts';
import type { Member, OperationShape, Shape, StructureShape } from './schema.ts';

export interface ServiceTable {
  /** Of the API. */
  readonly version: string;
  /** Operations whose shapes are here: the input under the operation's name, the output under that name and `Output`. */
  readonly operations: readonly string[];
  /** Operations of which only the names are known: enough to say that they are not emulated. */
  readonly others: readonly string[];
  /** Of REST: method, path and status of every operation. */
  readonly routes?: Readonly<Record<string, readonly [string, string, number?]>>;
  readonly shapes: Readonly<Record<string, TableShape>>;
}

/** Where no constraint is known but the type, as with `blob`, the value is only typed. */
export interface TableShape extends Omit<Constraint, 'type'> {
  readonly type: Constraint['type'] | 'blob';
  /** What XML calls members whose name there is another. */
  readonly wire?: Readonly<Record<string, string>>;
  /** What EC2's forms call members, where the name does not follow. */
  readonly asked?: Readonly<Record<string, string>>;
  /** What forms and XML call an item of a list, a value of a map. */
  readonly item?: string;
  readonly keyName?: string;
  readonly flat?: boolean;
  /** Members that stand in the query of a request, of REST. */
  readonly query?: readonly string[];
  /** The member that makes a request one request, however often it is sent. */
  readonly token?: string;
}

/** The operations of a table, by name. */
export function readTable({ operations, others, routes, shapes }: ServiceTable): ReadonlyMap<string, OperationShape> {
  const structures = new Map<string, StructureShape>();
  const read = (name: string) => structureOf({ shapes, structures }, name);
  return new Map([
    ...operations.map((name): [string, OperationShape] => [
      name,
      { name, http: routeOf(routes, name), input: read(name), output: read(`${name}Output`) },
    ]),
    ...others.map((name): [string, OperationShape] => [name, { name, http: routeOf(routes, name), input: nothing, output: nothing }]),
  ]);
}

function routeOf(routes: ServiceTable['routes'], operation: string): OperationShape['http'] {
  const [method, path, status = 200] = routes?.[operation] ?? [];
  return method === undefined || path === undefined ? undefined : { method, path, status };
}

/** The constraints of a table; blobs carry none that are checked here. */
export function constraintsOf({ shapes }: ServiceTable): ConstraintTable {
  return Object.fromEntries(Object.entries(shapes).filter((entry): entry is [string, TableShape & Constraint] => entry[1].type !== 'blob'));
}

const nothing: StructureShape = { kind: 'structure', name: 'Unit', members: new Map() };

interface Reading {
  readonly shapes: ServiceTable['shapes'];
  /** Shapes refer to each other in circles; what is read already ends the walk. */
  readonly structures: Map<string, StructureShape>;
}

function structureOf(reading: Reading, name: string): StructureShape {
  const known = reading.structures.get(name);
  if (known) return known;
  const row = reading.shapes[name];
  const members = new Map<string, Member>();
  const shape: StructureShape = { kind: 'structure', name, members };
  reading.structures.set(name, shape);
  for (const [member, declared] of Object.entries(row?.members ?? {})) {
    members.set(member, {
      shape: shapeOf(reading, declared.replace('!', '')),
      place: row?.query?.includes(member) ? 'query' : 'body',
      idempotencyToken: row?.token === member,
      wireName: row?.wire?.[member],
      formName: row?.asked?.[member],
    });
  }
  return shape;
}

function shapeOf(reading: Reading, name: string): Shape {
  const row = reading.shapes[name];
  if (!row) throw new Error(`The table of the service has no shape '${name}'`);
  switch (row.type) {
    case 'structure':
      return structureOf(reading, name);
    case 'list':
      return { kind: 'list', member: shapeOf(reading, row.of ?? ''), itemName: row.item, flat: row.flat };
    case 'map':
      return { kind: 'map', member: shapeOf(reading, row.of ?? ''), entryNames: { key: row.keyName ?? 'key', value: row.item ?? 'value' } };
    case 'integer':
    case 'long':
    case 'double':
      return { kind: 'number' };
    default:
      return { kind: row.type };
  }
}
