// A service model of botocore, reduced to what the wire and the validation of some operations need, as the text of a TypeScript file.

export interface Model {
  readonly metadata: { readonly apiVersion: string; readonly protocol: string };
  readonly operations: Readonly<Record<string, ModelOperation>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

interface ModelOperation {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input?: Use;
  readonly output?: Use & { readonly resultWrapper?: string };
}

/** A use of a shape, with what it adds. */
interface Use {
  readonly shape: string;
  /** Where a request of REST carries it; the body unless said. */
  readonly location?: string;
  readonly locationName?: string;
  readonly queryName?: string;
  readonly idempotencyToken?: boolean;
  readonly flattened?: boolean;
}

interface ModelShape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Use>>;
  readonly member?: Use;
  readonly key?: Use;
  readonly value?: Use;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly flattened?: boolean;
}

export interface Wanted {
  readonly name: string;
  readonly path: string;
  readonly operations: readonly string[];
}

/** The table of a service: shapes of the wanted operations (inputs under the operation's name), names of all others. */
export function serviceTable({ name, path, operations }: Wanted, model: Model): string {
  const identifier = name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
  const shapes = collect(model, operations);
  const others = Object.keys(model.operations).filter((operation) => !operations.includes(operation));
  // Only REST tells operations apart by method and path; the others have their names in the request.
  const routes = Object.entries(model.operations).map(([operation, { http }]) => [operation, routeOf(http)]);
  const rest = model.metadata.protocol.startsWith('rest-') ? `\n  routes: ${JSON.stringify(Object.fromEntries(routes))},` : '';
  const rows = [...shapes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([shape, row]) => `    ${shape}: ${JSON.stringify(row)},`);
  return `// Made by build/generate-service-tables.ts from botocore's ${path}. Do not edit.
// biome-ignore-all format: one shape a line keeps the differences of a new model readable
import type { ServiceTable } from './service-table.ts';

export const ${identifier}Table: ServiceTable = {
  version: '${model.metadata.apiVersion}',
  operations: ${JSON.stringify(operations)},
  others: ${JSON.stringify(others)},${rest}
  shapes: {
${rows.join('\n')}
  },
};
`;
}

function routeOf({ method, requestUri, responseCode }: ModelOperation['http']): readonly unknown[] {
  return [method, requestUri, ...(responseCode === undefined ? [] : [responseCode])];
}

/** Enumerations that grow with every month: a value that is not among them may still be right. */
const open = ['InstanceType'];

function collect(model: Model, operations: readonly string[]): ReadonlyMap<string, object> {
  const table = new Map<string, object>();
  const add = (name: string) => {
    const shape = model.shapes[name];
    if (!shape) throw new Error(`The model has no shape '${name}'`);
    if (table.has(name)) return;
    table.set(name, {});
    for (const used of [shape.member, shape.key, shape.value, ...Object.values(shape.members ?? {})]) if (used) add(used.shape);
    table.set(name, rowOf(open.includes(name) ? { type: shape.type } : shape));
  };
  for (const name of operations) {
    const { input, output } = model.operations[name] ?? {};
    for (const [key, used] of [
      [name, input],
      [`${name}Output`, output],
    ] as const) {
      if (!used) continue;
      add(used.shape);
      if (key !== used.shape && key in model.shapes) throw new Error(`'${key}' is the name of another shape`);
      table.set(key, table.get(used.shape) ?? {});
      if (key !== used.shape) table.delete(used.shape);
    }
  }
  return table;
}

function rowOf(shape: ModelShape): object {
  const { min, max, pattern, required = [] } = shape;
  const members = Object.entries(shape.members ?? {});
  const pick = (value: (use: Use, name: string) => unknown) => {
    const entries = members.map(([name, use]) => [name, value(use, name)]).filter(([, found]) => found !== undefined);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  };
  const item = shape.member ?? shape.value;
  return {
    type: types[shape.type] ?? shape.type,
    ...{ min, max, pattern, enum: shape.enum },
    of: item?.shape,
    key: shape.key?.shape,
    item: item?.locationName,
    keyName: shape.key?.locationName,
    flat: shape.flattened,
    members: shape.members && (pick(({ shape: name }, member) => (required.includes(member) ? `${name}!` : name)) ?? {}),
    wire: pick(({ locationName }, member) => (locationName === member ? undefined : locationName)),
    asked: pick(({ queryName }) => queryName),
    query: some(members.filter(([, { location }]) => location === 'querystring').map(([member]) => member)),
    // Some models do not mark the member that is one by its name and its documentation.
    token: members.find(([name, use]) => use.idempotencyToken ?? name === 'clientToken')?.[0],
  };
}

function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined;
}

/** The constraint table has one name for each kind of number. */
const types: Readonly<Record<string, string>> = { float: 'double' };
