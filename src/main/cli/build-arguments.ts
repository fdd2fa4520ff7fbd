import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

export interface BuildArguments {
  readonly file: string;
  readonly workspace: string | undefined;
  readonly json: boolean;
  /** Look first whether it can succeed. */
  readonly preflight: boolean;
}

export function readBuildArguments(args: readonly string[]): BuildArguments {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('which recipe or pipeline file?');
  if (more.length > 0) throw new UsageError(`one file at a time, please: '${more[0]}' is one too many`);
  return { file, workspace: values.workspace, json: values.json ?? false, preflight: values.preflight ?? false };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { workspace: { type: 'string' }, json: { type: 'boolean' }, preflight: { type: 'boolean' } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
}
