// Makes the tables of src/documents/kinds/resource from the distilled models of EC2 Image Builder and AppStream (botocore's service models,
// with their later additions), which lie beside the repository.

interface ModelMember {
  readonly t: string;
  readonly req?: 1;
  /** A token that clients make by themselves when a request has none. */
  readonly idem?: 1;
}

type Members = Readonly<Record<string, ModelMember>>;

interface ModelShape {
  readonly type: string;
  readonly members?: Members;
  readonly of?: string;
  readonly key?: string;
  readonly value?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface Model {
  readonly source: string;
  readonly operations: Readonly<Record<string, { readonly in: Members }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
  readonly delta_1_43_107: {
    readonly shapesAdded?: Readonly<Record<string, ModelShape>>;
    readonly membersAdded?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly patternChanged?: Readonly<Record<string, string>>;
    readonly enumAdded?: Readonly<Record<string, readonly string[]>>;
    readonly boundsChanged?: Readonly<Record<string, { readonly min?: number; readonly max?: number }>>;
  };
}

/** A table to make: the constant's name and the operations whose requests people keep in files. */
export interface Table {
  readonly constant: string;
  readonly operations: readonly string[];
}

export const tables = {
  imagebuilder: {
    constant: 'imagebuilderShapes',
    operations: [
      'CreateComponent',
      'ImportComponent',
      'CreateImageRecipe',
      'CreateContainerRecipe',
      'CreateInfrastructureConfiguration',
      'UpdateInfrastructureConfiguration',
      'CreateDistributionConfiguration',
      'UpdateDistributionConfiguration',
      'CreateImagePipeline',
      'UpdateImagePipeline',
      'CreateImage',
      'CreateLifecyclePolicy',
      'UpdateLifecyclePolicy',
      'CreateWorkflow',
    ],
  },
  appstream: {
    constant: 'appstreamShapes',
    operations: ['CreateImageBuilder', 'CopyImage', 'UpdateImagePermissions', 'CreateUpdatedImage'],
  },
} as const satisfies Readonly<Record<string, Table>>;

type Row = Readonly<Record<string, unknown>>;

/** The text of the module with one table. */
export function renderTable(model: Model, table: Table): string {
  const rows = [...collect(model, table.operations)].sort(([a], [b]) => (a < b ? -1 : 1));
  return `// Made by build/generate-schemas.ts from ${model.source} and the additions of botocore 1.43.107: data, as long as it is. Do not edit.
// biome-ignore-all format: one shape a line keeps the differences of a new model readable
// biome-ignore-all lint: the patterns are the service's own
import type { ShapeTable } from './shapes.ts';

export const ${table.constant}: ShapeTable = {
${rows.map(([name, row]) => `  ${name}: ${literal(row)},`).join('\n')}
};
`;
}

/** The inputs of the operations, and every shape that one of them reaches. */
function collect(model: Model, operations: readonly string[]): ReadonlyMap<string, Row> {
  const delta = model.delta_1_43_107;
  const shapes = { ...model.shapes, ...delta.shapesAdded };
  const table = new Map<string, Row>();
  const structure = (own: Members, owner: string): Row => {
    const added = Object.entries(delta.membersAdded?.[owner] ?? {}).map(([name, t]): [string, ModelMember] => [name, { t }]);
    const all = [...Object.entries(own), ...added];
    for (const [, member] of all) add(member.t);
    const required = all.filter(([, member]) => member.req !== undefined && member.idem === undefined).map(([name]) => name);
    return {
      type: 'structure',
      members: Object.fromEntries(all.map(([name, { t }]) => [name, t])),
      required: required.length > 0 ? required : undefined,
    };
  };
  const add = (name: string): void => {
    const shape = shapes[name];
    if (shape === undefined) throw new Error(`The model has no shape ${name}.`);
    if (table.has(name)) return;
    table.set(name, {});
    for (const inner of [shape.of, shape.key, shape.value]) if (inner !== undefined) add(inner);
    table.set(name, shape.members === undefined ? plainRow(name, shape, delta) : structure(shape.members, name));
  };
  for (const name of operations) {
    const operation = model.operations[name];
    if (operation === undefined) throw new Error(`The model has no operation ${name}.`);
    table.set(name, structure(operation.in, `${name}Request`));
  }
  return table;
}

function plainRow(name: string, shape: ModelShape, delta: Model['delta_1_43_107']): Row {
  const pattern = delta.patternChanged?.[name] ?? shape.pattern;
  const words = shape.enum === undefined ? wordsOf(pattern) : [...shape.enum, ...(delta.enumAdded?.[name] ?? [])];
  const { of, key, value, min, max } = { ...shape, ...delta.boundsChanged?.[name] };
  return {
    type: shape.type,
    of,
    key,
    value,
    // A length of at least 0 says nothing.
    min: min === 0 && shape.type === 'string' ? undefined : min,
    max,
    enum: words,
    pattern: pattern === undefined || words !== undefined || saysNothing(pattern) ? undefined : anchored(pattern),
  };
}

/** A pattern that is a list of words is an enum that nobody declared (`optional|required`). */
function wordsOf(pattern: string | undefined): readonly string[] | undefined {
  return pattern !== undefined && /^\w+(?:\|\w+)+$/.test(pattern) ? pattern.split('|') : undefined;
}

/** Anything but NUL, which no YAML or JSON file can hold. */
function saysNothing(pattern: string): boolean {
  return pattern === '[^\\x00]+' || pattern === '[^\\x00]*';
}

/** The model leaves some patterns open at an end, but means the whole text. */
function anchored(pattern: string): RegExp {
  const portable = unescapeDashes(pattern);
  return new RegExp(portable.startsWith('^') && portable.endsWith('$') ? portable : `^(?:${portable.replace(/^\^/, '')})$`, 'u');
}

/** `\-` outside of brackets: Java takes it, JavaScript's Unicode mode does not. */
function unescapeDashes(pattern: string): string {
  return pattern.replaceAll(/\[(?:\\.|[^\]\\])*\]|\\-/g, (part) => (part === '\\-' ? '-' : part));
}

function literal(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return `{ ${entries.map(([key, inner]) => `${key}: ${literal(inner)}`).join(', ')} }`;
  }
  return typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value);
}
