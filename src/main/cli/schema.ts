import { parseArgs } from 'node:util';
import { jsonSchema, schemaKinds } from '../../documents/index.ts';
import { type Command, UsageError } from './command.ts';

const usage = `Usage: kiln schema KIND

Prints the JSON Schema (draft 7) of a kind of document, for editors and checks that know nothing of Kiln:

  kiln schema component > component.schema.json

Kinds: ${schemaKinds.join(', ')}.`;

export const schema: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema of a kind of document',
  usage,
  async run(args, io) {
    const kind = readKind(args);
    const found = schemaKinds.find((known) => known === kind);
    if (found === undefined) throw new UsageError(`there is no schema of the kind '${kind}'`);
    io.stdout.write(`${JSON.stringify(jsonSchema(found), null, 2)}\n`);
    return 0;
  },
};

function readKind(args: readonly string[]): string {
  const { positionals } = parse(args);
  const [kind, ...more] = positionals;
  if (kind === undefined || more.length > 0) throw new UsageError('name one kind of document');
  return kind;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: {}, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
