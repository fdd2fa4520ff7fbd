import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ImportItem, ImportPlan } from '../../contract/index.ts';
import { createImports } from '../transfer/import/imports.ts';
import type { Command, CommandIo } from './command.ts';
import { type CliAccount, connectionUsage, withAccount } from './connection-options.ts';
import { type ImportArguments, readImportArguments } from './import-arguments.ts';

const usage = `Usage: kiln import ARN… [--with-dependencies] [--into DIR] [--dry-run] [--force] [--json]

Makes files of resources of an account: AWS's own request forms, with each document in a file beside it. All files are
written, or none.

  --with-dependencies  also what the resources need: recipe, components, infrastructure, distribution, workflows,
                       lifecycle policies
  --into DIR           the folder to write into (default: the current one)
  --dry-run            only say what would be written
  --force              replace files that are there and say something else
  --json               print the plan, and what was written, as one object
${connectionUsage}

Exit code: 0 the files are there, 1 files are in the way or the account refused, 2 wrong usage.`;

const marks = { new: '+', same: '=', different: '!' } as const;

function describe({ kind, name, version }: ImportItem): string {
  return `${kind.replaceAll('-', ' ')} ${name}${version === undefined ? '' : ` ${version}`}`;
}

function tell({ stdout }: CommandIo, { items, notes }: ImportPlan): void {
  for (const item of items) {
    stdout.write(`${describe(item)}\n`);
    for (const { path, state } of item.files) stdout.write(`  ${marks[state]} ${path}${state === 'new' ? '' : ` (${words[state]})`}\n`);
  }
  for (const note of notes) stdout.write(`Note: ${note}\n`);
}

const words = { same: 'says the same already', different: 'is there and says something else' } as const;

async function importInto(account: CliAccount, args: ImportArguments, io: CommandIo): Promise<number> {
  const { arns, dependencies, dryRun, force, json } = args;
  const root = resolve(io.cwd, args.into);
  const imports = createImports();
  if (!dryRun) await mkdir(root, { recursive: true });
  const planned = await imports.plan(await account.aws(), { root, into: '', arns, dependencies }, io.signal);
  const inTheWay = planned.items.filter(({ state }) => state === 'different');
  const decisions = Object.fromEntries(inTheWay.map(({ arn }) => [arn, 'replace' as const]));
  const plan = force ? await imports.decide(planned.id, decisions) : planned;
  const isStopped = inTheWay.length > 0 && !force;
  const written = dryRun || isStopped ? [] : (await imports.apply(plan.id)).written;
  if (json) io.stdout.write(`${JSON.stringify({ items: plan.items, notes: plan.notes, written })}\n`);
  else {
    tell(io, plan);
    io.stdout.write(dryRun ? 'Nothing was written: a dry run.\n' : `${written.length} files written.\n`);
  }
  if (!isStopped) return 0;
  io.stderr.write(`kiln import: files are in the way (marked with !), so nothing was written. --force replaces them.\n`);
  return 1;
}

export const importResources: Command = {
  name: 'import',
  summary: 'Make files of resources of an account',
  usage,
  async run(args, io) {
    const read = readImportArguments(args);
    return withAccount({ name: 'import', choice: read.choice }, io, (account) => importInto(account, read, io));
  },
};
