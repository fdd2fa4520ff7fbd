import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';
import { type ConnectionChoice, connectionFlags } from './connection-options.ts';

export interface ImportArguments {
  readonly arns: readonly string[];
  readonly into: string;
  readonly dependencies: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly choice: ConnectionChoice;
}

const options = {
  ...connectionFlags,
  'with-dependencies': { type: 'boolean', default: false },
  into: { type: 'string', default: '.' },
  json: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
} as const;

export function readImportArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new UsageError('which resources? Name them by their ARNs');
  const { connection, region, into, json, force } = values;
  const choice = { connection, region };
  return { arns: positionals, into, json, force, choice, dryRun: values['dry-run'], dependencies: values['with-dependencies'] };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
}
