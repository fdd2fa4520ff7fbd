import { parseArgs } from 'node:util';
import { findWorkspace } from '../resources/find-workspace.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { type CliAccount, type ConnectionChoice, connectionFlags, connectionUsage, withAccount } from './connection-options.ts';
import { preflightIn } from './preflight-report.ts';

const usage = `Usage: kiln preflight FILE|ARN [--workspace DIR] [--json]

Looks whether a build of a recipe or pipeline, a file or one of an account, can succeed, and what it will take. Only reads.

  --workspace DIR    the folder in which FILE and the files that it names lie (default: found from FILE)
  --json             print one event a line; the last one says whether it passed
${connectionUsage}

Exit code: 0 no check failed, 1 a check failed or the account refused, 2 wrong usage or a faulty file.`;

interface PreflightArguments {
  readonly subject: string;
  readonly workspace: string | undefined;
  readonly json: boolean;
  readonly choice: ConnectionChoice;
}

const options = { ...connectionFlags, workspace: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

function readArguments(args: readonly string[]): PreflightArguments {
  const { values, positionals } = parse(args);
  const [subject, ...more] = positionals;
  if (subject === undefined) throw new UsageError('which recipe or pipeline? Name its file or its ARN');
  if (more.length > 0) throw new UsageError(`one at a time, please: '${more[0]}' is one too many`);
  const { connection, region, workspace, json } = values;
  return { subject, workspace, json, choice: { connection, region: region ?? regionOf(subject) } };
}

/** An ARN says where its resource is; a file does not. */
const regionOf = (subject: string) => (subject.startsWith('arn:') ? subject.split(':')[3] : undefined);

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
}

async function check(account: CliAccount, { subject, workspace, json }: PreflightArguments, io: CommandIo): Promise<number> {
  const target = subject.startsWith('arn:') ? { arn: subject } : await findWorkspace({ file: subject, workspace, cwd: io.cwd });
  const passed = await preflightIn(account.aws, { target, json }, io);
  return passed && !io.signal.aborted ? 0 : 1;
}

export const preflight: Command = {
  name: 'preflight',
  summary: 'Look whether a build can succeed, and what it will take',
  usage,
  async run(args, io) {
    const read = readArguments(args);
    return withAccount({ name: 'preflight', choice: read.choice }, io, (account) => check(account, read, io));
  },
};
