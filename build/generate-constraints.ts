// Writes src/local-account/protocol/imagebuilder-constraints.ts and appstream-constraints.ts (what requests must be) and
// tests/conformance/suite/answer-table.ts and appstream-answer-table.ts (what their answers must be) from the distilled models of the services (botocore's
// with their later additions), which lie beside the repository: `node build/generate-constraints.ts [MODELS [FOLDER]]`; a folder gets all
// files under their own names.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface ModelMember {
  readonly t: string;
  readonly req?: 1;
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

interface Model {
  readonly source: string;
  readonly operations: Readonly<Record<string, { readonly in: Members; readonly out: Members; readonly errors: readonly string[] }>>;
  readonly errors: Readonly<Record<string, { readonly http: number }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
  readonly delta_1_43_107: {
    readonly shapesAdded: Readonly<Record<string, ModelShape>>;
    readonly membersAdded: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly patternChanged: Readonly<Record<string, string>>;
    readonly errorsAdded: Readonly<Record<string, readonly string[]>>;
    /** By structure and member: the shape before, and the one since. */
    readonly memberShapeChanged?: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>;
    readonly enumAdded?: Readonly<Record<string, readonly string[]>>;
    readonly boundsChanged?: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
    /** By structure: the members that must be there, instead of those that had to be. */
    readonly requiredChanged?: Readonly<Record<string, readonly string[]>>;
  };
}

const root = join(import.meta.dirname, '..');

function main(models: string, folder: string | undefined): void {
  if (!existsSync(models)) {
    console.log(`There are no models at ${models}; the committed tables stay.`);
    return;
  }
  const read = (name: string) => JSON.parse(readFileSync(join(models, `${name}-model.json`), 'utf8')) as Model;
  const write = (place: string, name: string, text: string) => writeFileSync(join(folder ?? join(root, place), name), text);
  const [imagebuilder, appstream] = [read('imagebuilder'), read('appstream')];
  write('src/local-account/protocol', 'imagebuilder-constraints.ts', renderConstraints(imagebuilder, 'imagebuilderConstraints'));
  write('src/local-account/protocol', 'appstream-constraints.ts', renderConstraints(appstream, 'appstreamConstraints'));
  write('tests/conformance/suite', 'answer-table.ts', renderAnswers(imagebuilder));
  write('tests/conformance/suite', 'appstream-answer-table.ts', renderAnswers(appstream));
}

/** What requests carry, or what answers carry. */
type Side = 'in' | 'out';

const suffix: Readonly<Record<Side, string>> = { in: 'Request', out: 'Response' };

/** That side of all operations, and every shape that one of them reaches. */
function collect(model: Model, side: Side): ReadonlyMap<string, object> {
  const { shapesAdded, membersAdded, patternChanged, memberShapeChanged, enumAdded, boundsChanged, requiredChanged } = model.delta_1_43_107;
  const shapes = { ...model.shapes, ...shapesAdded };
  const table = new Map<string, object>();
  const members = (own: Members, owner: string) => {
    const shapeOf = (name: string, shape: string) => memberShapeChanged?.[owner]?.[name]?.[1] ?? shape;
    const isRequired = (name: string, { req }: ModelMember) => requiredChanged?.[owner]?.includes(name) ?? req === 1;
    const declared = Object.entries(own).map(
      ([name, member]) => [name, isRequired(name, member) ? `${shapeOf(name, member.t)}!` : shapeOf(name, member.t)] as const,
    );
    const added = Object.entries(membersAdded[owner] ?? {});
    for (const [, shape] of [...declared, ...added]) add(shape.replace('!', ''));
    return Object.fromEntries([...declared, ...added]);
  };
  const add = (name: string) => {
    const shape = shapes[name];
    if (!shape || table.has(name)) return;
    table.set(name, {});
    for (const inner of [shape.of, shape.key, shape.value]) if (inner) add(inner);
    table.set(name, {
      type: shape.type,
      min: shape.min,
      max: shape.max,
      ...boundsChanged?.[name],
      pattern: patternChanged[name] ?? shape.pattern,
      enum: shape.enum && [...shape.enum, ...(enumAdded?.[name] ?? [])],
      of: shape.of ?? shape.value,
      key: shape.key,
      members: shape.members && members(shape.members, name),
    });
  };
  for (const [name, operation] of Object.entries(model.operations)) {
    table.set(name, { type: 'structure', members: members(operation[side], `${name}${suffix[side]}`) });
  }
  return table;
}

function renderConstraints(model: Model, name: string): string {
  return `${head(model)}import type { ConstraintTable } from './constraints.ts';

export const ${name}: ConstraintTable = {
${rows(collect(model, 'in'))}
};
`;
}

function renderAnswers(model: Model): string {
  const added = model.delta_1_43_107.errorsAdded;
  const errors = Object.entries(model.operations).map(([name, own]) => [name, [...own.errors, ...(added[name] ?? [])]] as const);
  const statuses = Object.entries(model.errors).map(([code, { http }]) => [code, http] as const);
  return `${head(model)}import type { ConstraintTable } from '../../../src/local-account/protocol/constraints.ts';

/** Shapes of answers; an operation's output stands under the operation's own name. */
export const answerTable: ConstraintTable = {
${rows(collect(model, 'out'))}
};

/** The errors that the model lists for each operation. */
export const modelledErrors: Readonly<Record<string, readonly string[]>> = {
${rows(new Map(errors))}
};

/** The HTTP status of each error. */
export const errorStatuses: Readonly<Record<string, number>> = {
${rows(new Map(statuses))}
};
`;
}

function head({ source }: Model): string {
  return `// Made by build/generate-constraints.ts from ${source} and the additions of botocore 1.43.107. Do not edit.
// biome-ignore-all format: one shape a line keeps the differences of a new model readable
`;
}

function rows(table: ReadonlyMap<string, unknown>): string {
  const sorted = [...table].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, row]) => `  ${name}: ${JSON.stringify(row)},`).join('\n');
}

main(process.argv[2] ?? join(root, '../shared/facts'), process.argv[3]);
