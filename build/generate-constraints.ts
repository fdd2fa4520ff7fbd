// Writes src/local-account/protocol/imagebuilder-constraints.ts from the distilled model of EC2 Image Builder (botocore's service model with
// its later additions), which lies beside the repository: `node build/generate-constraints.ts [MODEL.json [TARGET.ts]]`.
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
  readonly operations: Readonly<Record<string, { readonly in: Members }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
  readonly delta_1_43_107: {
    readonly shapesAdded: Readonly<Record<string, ModelShape>>;
    readonly membersAdded: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly patternChanged: Readonly<Record<string, string>>;
  };
}

const root = join(import.meta.dirname, '..');
const committed = join(root, 'src/local-account/protocol/imagebuilder-constraints.ts');

function main(path: string, target: string): void {
  if (!existsSync(path)) {
    console.log(`There is no model at ${path}; the committed table stays.`);
    return;
  }
  const model = JSON.parse(readFileSync(path, 'utf8')) as Model;
  writeFileSync(target, render(model.source, collect(model)));
}

/** The inputs of all operations, and every shape that one of them reaches. */
function collect(model: Model): ReadonlyMap<string, object> {
  const { shapesAdded, membersAdded, patternChanged } = model.delta_1_43_107;
  const shapes = { ...model.shapes, ...shapesAdded };
  const table = new Map<string, object>();
  const members = (own: Members, owner: string) => {
    const declared = Object.entries(own).map(([name, { t, req }]) => [name, req ? `${t}!` : t] as const);
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
      pattern: patternChanged[name] ?? shape.pattern,
      enum: shape.enum,
      of: shape.of ?? shape.value,
      key: shape.key,
      members: shape.members && members(shape.members, name),
    });
  };
  for (const [name, operation] of Object.entries(model.operations)) {
    table.set(name, { type: 'structure', members: members(operation.in, `${name}Request`) });
  }
  return table;
}

function render(source: string, table: ReadonlyMap<string, object>): string {
  const rows = [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => `  ${name}: ${JSON.stringify(row)},`);
  return `// Made by build/generate-constraints.ts from ${source} and the additions of botocore 1.43.107. Do not edit.
// biome-ignore-all format: one shape a line keeps the differences of a new model readable
import type { ConstraintTable } from './constraints.ts';

export const imagebuilderConstraints: ConstraintTable = {
${rows.join('\n')}
};
`;
}

main(process.argv[2] ?? join(root, '../shared/facts/imagebuilder-model.json'), process.argv[3] ?? committed);
