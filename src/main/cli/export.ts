import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, type Exported, type ExportFormat, exportFormats } from '../../contract/index.ts';
import { findWorkspace } from '../resources/find-workspace.ts';
import { exportFile } from '../transfer/export/export-file.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

const usage = `Usage: kiln export FILE --as aws-cli|cloudformation|terraform [--alone] [--out F] [--json] [--workspace DIR]

Writes a resource file, with all files that it names, in the form of another tool. No account is asked.

  --as FORMAT      aws-cli: a bash script; cloudformation: a template; terraform: a configuration for the AWS provider
  --alone          only FILE; the ARNs of what it names become variables or parameters
  --out F          write into F (default: print it)
  --json           print format, fileName, text and notes as one object
  --workspace DIR  the folder in which FILE and the files that it names lie (default: found from FILE)

What a format cannot say stands in comments, and on standard error.

Exit code: 0 written, 2 wrong usage or a file that cannot be exported.`;

interface ExportArguments {
  readonly file: string;
  readonly format: ExportFormat;
  readonly dependencies: boolean;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly workspace: string | undefined;
}

const options = {
  as: { type: 'string' },
  alone: { type: 'boolean', default: false },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  workspace: { type: 'string' },
} as const;

export function readExportArguments(args: readonly string[]): ExportArguments {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  const { alone, as, json, out, workspace } = values;
  if (file === undefined) throw new UsageError('which file?');
  if (more.length > 0) throw new UsageError(`one file at a time, please: '${more[0]}' is one too many`);
  const format = exportFormats.find((one) => one === as);
  if (format === undefined) throw new UsageError(`--as takes one of ${exportFormats.join(', ')}`);
  return { file, format, dependencies: !alone, out, json, workspace };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
}

async function exported({ file, format, dependencies, workspace }: ExportArguments, cwd: string): Promise<Exported> {
  try {
    return await exportFile({ ...(await findWorkspace({ file, workspace, cwd })), format, dependencies });
  } catch (error) {
    if (error instanceof AppError) throw new UsageError(error.message);
    throw error;
  }
}

async function run(args: ExportArguments, { cwd, stderr, stdout }: CommandIo): Promise<number> {
  const result = await exported(args, cwd);
  for (const note of result.notes) stderr.write(`kiln export: ${note}\n`);
  const text = args.json ? `${JSON.stringify(result)}\n` : result.text;
  if (args.out === undefined) stdout.write(text);
  else await writeFile(resolve(cwd, args.out), text);
  return 0;
}

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write a resource file as AWS CLI commands, CloudFormation or Terraform',
  usage,
  run: async (args, io) => run(readExportArguments(args), io),
};
