import { AppError } from '../../contract/index.ts';
import { awsSource } from '../aws/aws-source.ts';
import type { Aws } from '../aws/clients.ts';
import { runBuild } from '../builds/run-build.ts';
import { openKeychain } from '../credentials/keychain.ts';
import { localAccountFolder, localAccountHost } from '../local-account.ts';
import { kilnPaths } from '../paths.ts';
import { type BuildTarget, type PreparedBuild, planBuild } from '../publish/plan-build.ts';
import { openPublisher } from '../publish/publish.ts';
import { findWorkspace } from '../resources/find-workspace.ts';
import { type BuildArguments, readBuildArguments } from './build-arguments.ts';
import { buildReport } from './build-report.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { preflightIn } from './preflight-report.ts';

const usage = `Usage: kiln build FILE [--workspace DIR] [--preflight] [--json]

Builds the image of a recipe or pipeline file in the local account.

  --workspace DIR  the folder in which FILE and the files that it names lie (default: found from FILE)
  --preflight      look first whether it can succeed, and build only if no check fails
  --json           print one event a line; the last one is buildFinished

Exit code: 0 the image is AVAILABLE, 1 the build failed or was cancelled, 2 wrong usage or a faulty file.`;

/** What is wrong with the file or with the command, as opposed to what goes wrong with a build. */
const faultsOfInput = new Set(['invalid-input', 'not-found', 'refused']);

async function plan(aws: Aws, target: BuildTarget): Promise<PreparedBuild> {
  try {
    return await planBuild(aws, target);
  } catch (error) {
    if (error instanceof AppError && faultsOfInput.has(error.code)) throw new UsageError(error.message);
    throw error;
  }
}

async function target({ file, workspace }: BuildArguments, { cwd }: CommandIo): Promise<BuildTarget> {
  try {
    return await findWorkspace({ file, workspace, cwd });
  } catch (error) {
    if (error instanceof AppError) throw new UsageError(error.message);
    throw error;
  }
}

async function buildImage(args: BuildArguments, io: CommandIo): Promise<number> {
  const { stdout, stderr, env, signal } = io;
  const found = await target(args, io);
  const paths = kilnPaths(env);
  const tell = (error: unknown) => void stderr.write(`kiln: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const account = localAccountHost({
    dataDirectory: localAccountFolder(paths),
    cacheDirectory: paths.cache,
    keychain: paths.portable ? undefined : openKeychain(),
    onBug: tell,
  });
  const clients = awsSource(account.connect);
  try {
    const prepared = await plan(await clients.aws(), found);
    if (args.preflight && !(await preflightIn(clients.aws, { target: found, json: args.json }, io))) return 1;
    const report = buildReport(stdout, { json: args.json, plan: prepared.plan });
    const { publisher } = openPublisher(paths.data, { aws: clients.aws, report: tell });
    const task = { aws: clients.aws, publisher, cancel: signal, stop: new AbortController().signal, now: () => new Date() };
    await runBuild(task, prepared, report.sink);
    return report.finish();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    stderr.write(`kiln build: ${error.message}\n`);
    return 1;
  } finally {
    clients.close();
    await account.close();
  }
}

export const build: Command = {
  name: 'build',
  summary: 'Build the image of a recipe or pipeline file',
  usage,
  run: async (args, io) => buildImage(readBuildArguments(args), io),
};
