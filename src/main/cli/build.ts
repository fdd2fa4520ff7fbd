import type { Aws } from '../aws/clients.ts';
import { runBuild } from '../builds/run-build.ts';
import { kilnPaths } from '../paths.ts';
import { type PreparedBuild, planBuild } from '../publish/plan-build.ts';
import { planBuildOfArn } from '../publish/plan-build-of-arn.ts';
import { noChoices } from '../publish/planning.ts';
import { openPublisher } from '../publish/publish.ts';
import { findWorkspace } from '../resources/find-workspace.ts';
import { type BuildArguments, readBuildArguments } from './build-arguments.ts';
import { buildReport } from './build-report.ts';
import type { Command, CommandIo } from './command.ts';
import { type CliAccount, connectionUsage, withAccount } from './connection-options.ts';
import { preflightIn } from './preflight-report.ts';

const usage = `Usage: kiln build FILE|ARN [--parameter COMPONENT.NAME=VALUE]… [--workspace DIR] [--infrastructure ARN] [--preflight]
                  [--json] [--connection NAME] [--region REGION]

Builds the image of a recipe, container recipe or pipeline: publishes what changed in its files, starts it and follows it
to its end. By an ARN it builds what the account has.

  --parameter C.N=V     another value for parameter N of component C, for this build alone (again for each value of a list)
  --workspace DIR       the folder in which FILE and the files that it names lie (default: found from FILE)
  --infrastructure ARN  where a recipe that is named by its ARN is built
  --preflight           look first whether it can succeed, and build only if no check fails
  --json                print one event a line; the last one is buildFinished
${connectionUsage}

Exit code: 0 the image is AVAILABLE, 1 the build failed or was cancelled, 2 wrong usage or a faulty file.`;

/** What is built: a file in its workspace, or something of the account. */
type Target = { readonly root: string; readonly path: string } | { readonly arn: string; readonly infrastructureArn: string | undefined };

async function target({ file, infrastructureArn, workspace }: BuildArguments, cwd: string): Promise<Target> {
  return file.startsWith('arn:') ? { arn: file, infrastructureArn } : findWorkspace({ file, workspace, cwd });
}

async function plan(aws: Aws, found: Target, { parameters }: BuildArguments): Promise<PreparedBuild> {
  const options = { ...noChoices, parameters: parameters.length > 0 ? parameters : undefined };
  return 'arn' in found ? planBuildOfArn(aws, found, options) : planBuild(aws, found, options);
}

async function buildImage(account: CliAccount, args: BuildArguments, io: CommandIo): Promise<number> {
  const { cwd, env, signal, stderr, stdout } = io;
  const found = await target(args, cwd);
  const prepared = await plan(await account.aws(), found, args);
  const tell = (error: unknown) => void stderr.write(`kiln: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const aws = () => account.aws();
  if (args.preflight && !(await preflightIn(aws, { target: found, json: args.json }, io))) return 1;
  const { publisher } = openPublisher(kilnPaths(env).data, { aws, report: tell });
  const report = buildReport(stdout, { json: args.json, plan: prepared.plan });
  await runBuild({ aws, publisher, cancel: signal, stop: new AbortController().signal, now: () => new Date() }, prepared, report.sink);
  return report.finish();
}

export const build: Command = {
  name: 'build',
  summary: 'Build the image of a recipe or pipeline',
  usage,
  run: async (args, io) => {
    const read = readBuildArguments(args);
    return withAccount({ name: 'build', choice: read.choice }, io, (account) => buildImage(account, read, io));
  },
};
