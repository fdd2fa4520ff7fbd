import { realpath } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { AppError } from '../../contract/index.ts';
import { kilnPaths } from '../paths.ts';
import { progressOf } from '../publish/journal.ts';
import { type PreparedPublish, planPublish } from '../publish/plan-publish.ts';
import { openPublisher } from '../publish/publish.ts';
import { repositoryOf } from '../resources/find-workspace.ts';
import { isInside, toPortable } from '../workspace/paths.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { isConfirmed } from './confirm.ts';
import { type CliAccount, connectionUsage, withAccount } from './connection-options.ts';
import { type PublishArguments, readPublishArguments } from './publish-arguments.ts';
import { isEmpty, progressReport, writePlan } from './publish-report.ts';

const usage = `Usage: kiln publish [PATH…] [--plan | --apply] [--bump patch|minor|major|build] [--leave-dependents] [--yes] [--json]
                    [--workspace DIR] [--connection NAME] [--region REGION]

Makes an account have what files say: components, workflows, recipes, configurations, pipelines and lifecycle policies.
PATH is a resource file, the document of one, or a folder (default: the current folder).

  --plan              only say what would be done (the default where nobody can be asked)
  --apply             do it; asks first on a terminal
  --yes               do not ask
  --bump STEP         the version that changed resources get (default: another build of components and workflows, the
                      next patch version of recipes); the files are edited to say so
  --leave-dependents  leave recipes and pipelines as they are that name an older version
  --detailed-exitcode with --plan: end with 3 when something would change
  --workspace DIR     the folder that paths in files stay in (default: the repository, else the current folder)
  --json              print the plan, or the plan and what became of it, as one object
${connectionUsage}

Exit code: 0 done, or nothing to do; 1 it failed, and can be undone or gone on with; 2 wrong usage or a faulty file;
3 something would change (with --detailed-exitcode).`;

/** The workspace and the paths in it. */
async function placeOf({ paths, workspace }: PublishArguments, { cwd }: CommandIo): Promise<{ root: string; paths: string[] }> {
  const found = (path: string) =>
    realpath(resolve(cwd, path)).catch(() => {
      throw new UsageError(`${path} is not there`);
    });
  const named = await Promise.all((paths.length > 0 ? paths : ['.']).map(found));
  const here = await realpath(cwd);
  const root = workspace === undefined ? (repositoryOf(here) ?? here) : await found(workspace);
  const outside = named.find((path) => !isInside(root, path));
  if (outside !== undefined) throw new UsageError(`${outside} does not lie in ${root}; name the folder around it with --workspace`);
  return { root, paths: named.map((path) => toPortable(relative(root, path))) };
}

/** Every dependent that the plan has found is left as it is. */
async function plan(account: CliAccount, args: PublishArguments, io: CommandIo): Promise<PreparedPublish> {
  const place = await placeOf(args, io);
  const choices = { versions: {}, bump: args.bump, leave: [] };
  const prepared = await planPublish(await account.aws(), { ...place, ...choices });
  const dependents = prepared.plan.items.filter(({ origin }) => origin === 'dependent').map(({ key }) => key);
  if (!args.leaveDependents || dependents.length === 0) return prepared;
  return planPublish(await account.aws(), { ...place, ...choices, leave: dependents });
}

async function apply(
  account: CliAccount,
  prepared: PreparedPublish,
  { args, io }: { args: PublishArguments; io: CommandIo },
): Promise<number> {
  const { env, signal, stderr, stdout } = io;
  const report = (error: unknown) => void stderr.write(`kiln publish: ${String(error)}\n`);
  const { publisher } = openPublisher(kilnPaths(env).data, { aws: () => account.aws(), report });
  const publishing = await publisher.begin(prepared);
  signal.addEventListener('abort', publishing.cancel, { once: true });
  const { tell } = progressReport(stdout, args.json);
  for await (const journal of publishing.events(new AbortController().signal)) tell(progressOf(journal));
  const result = () => progressOf(publishing.journal());
  try {
    await publishing.ended;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    stderr.write(`kiln publish: ${error.message}\n`);
    stderr.write('What was done stays. Publish again to go on; Kiln’s window offers to undo it.\n');
    if (args.json) stdout.write(`${JSON.stringify({ plan: prepared.plan, result: result() })}\n`);
    return 1;
  }
  if (args.json) stdout.write(`${JSON.stringify({ plan: prepared.plan, result: result() })}\n`);
  return 0;
}

async function publishFiles(account: CliAccount, args: PublishArguments, io: CommandIo): Promise<number> {
  const prepared = await plan(account, args, io);
  const { stdout } = io;
  if (!args.json) writePlan(stdout, prepared.plan);
  const empty = isEmpty(prepared.plan);
  if (args.apply && !empty)
    return (await isConfirmed({ yes: args.yes, question: 'Publish?' }, io)) ? apply(account, prepared, { args, io }) : 1;
  if (args.json) stdout.write(`${JSON.stringify({ plan: prepared.plan })}\n`);
  return !empty && args.detailedExitCode ? 3 : 0;
}

export const publish: Command = {
  name: 'publish',
  summary: 'Make an account have what files say',
  usage,
  run: async (args, io) => {
    const read = readPublishArguments(args);
    return withAccount({ name: 'publish', choice: read.choice }, io, (account) => publishFiles(account, read, io));
  },
};
