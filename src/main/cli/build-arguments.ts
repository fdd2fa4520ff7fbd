import { parseArgs } from 'node:util';
import type { ParameterValues } from '../../contract/index.ts';
import { UsageError } from './command.ts';
import { type ConnectionChoice, connectionFlags } from './connection-options.ts';

export interface BuildArguments {
  /** A file, or the ARN of something of the account. */
  readonly file: string;
  readonly workspace: string | undefined;
  readonly json: boolean;
  /** Look first whether it can succeed. */
  readonly preflight: boolean;
  readonly parameters: ParameterValues;
  readonly infrastructureArn: string | undefined;
  readonly choice: ConnectionChoice;
}

const options = {
  ...connectionFlags,
  workspace: { type: 'string' },
  json: { type: 'boolean', default: false },
  preflight: { type: 'boolean', default: false },
  parameter: { type: 'string', multiple: true, default: [] as string[] },
  infrastructure: { type: 'string' },
} as const;

export function readBuildArguments(args: readonly string[]): BuildArguments {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('which recipe or pipeline?');
  if (more.length > 0) throw new UsageError(`one file at a time, please: '${more[0]}' is one too many`);
  const { connection, infrastructure: infrastructureArn, json, parameter, preflight, region, workspace } = values;
  const choice = { connection, region };
  return { file, workspace, json, preflight, infrastructureArn, choice, parameters: parametersOf(parameter) };
}

/** COMPONENT.NAME=VALUE; a name that comes again is one more value of a list. */
function parametersOf(words: readonly string[]): ParameterValues {
  const found = new Map<string, ParameterValues[number]>();
  for (const word of words) {
    const [, component, name, value] = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(word) ?? [];
    if (component === undefined || name === undefined || value === undefined)
      throw new UsageError(`--parameter is written COMPONENT.NAME=VALUE, not '${word}'`);
    const key = `${component}.${name}`;
    found.set(key, { component, name, value: [...(found.get(key)?.value ?? []), value] });
  }
  return [...found.values()];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
}
