import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../contract/index.ts';
import { openKeychain } from '../credentials/keychain.ts';
import type { LocalKey } from '../credentials/local-key.ts';
import { type LocalAccountHostOptions, localAccountFolder, localAccountHost } from '../local-account.ts';
import { addLocalAccount, type DataFolder, localAccounts } from '../local-accounts.ts';
import { kilnPaths } from '../paths.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { collectGarbage, garbageReport } from './local-account-gc.ts';
import { repairLocalAccount, repairReport } from './local-account-repair.ts';

const usage = `Usage: kiln local-account serve [--port N] [--storage GIB] [--no-disks] [--data DIR] [--json]
       kiln local-account accounts [add NAME] [--data DIR] [--json]
       kiln local-account gc [--data DIR] [--json]
       kiln local-account repair [--data DIR] [--json]

serve         serves the local AWS account on 127.0.0.1 until it is interrupted
accounts      lists the accounts of a data folder; the first, 'local', is always there
accounts add  adds one more, with a number and keys of its own, also while the folder is served
gc            frees the space of artifacts that no image, AMI or snapshot needs any more, and lists what is damaged;
              a folder that is served does it by itself
repair        sets a damaged database aside, under a name with the date, and begins a new one with all that can be read of it

  --port N    listen on this port (default: any free one)
  --storage GIB
              let the artifacts of all images take so much (default: 20)
  --no-disks  make no raw disks of images: builds take less time and space
  --data DIR  keep the accounts in this folder (default: Kiln's own, the one that the app shows)
  --json      print one line of JSON an account: endpoint, accountId, accessKeyId, secretAccessKey, region
              (the endpoint is null while nobody serves the folder)`;

interface Arguments {
  readonly action: 'serve' | 'list' | 'add' | 'gc' | 'repair';
  /** Of the account that is added. */
  readonly name: string;
  readonly port: number;
  readonly images: LocalAccountHostOptions['images'];
  readonly data: string | undefined;
  readonly json: boolean;
}

function readArguments(args: readonly string[]): Arguments {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
  const { values, positionals } = parsed;
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`'${values.port}' is not a port`);
  const action = actionOf(positionals);
  if (action !== 'serve' && (values.port ?? values.storage ?? values['no-disks']) !== undefined) {
    throw new UsageError("--port, --storage and --no-disks go with 'serve'");
  }
  const images = { ...(values.storage === undefined ? {} : { artifactQuota: bytesOf(values.storage) }), imageDisks: !values['no-disks'] };
  return { action, name: positionals[2] ?? '', port, images, data: values.data, json: values.json ?? false };
}

function bytesOf(gib: string): number {
  if (!(Number(gib) > 0)) throw new UsageError(`'${gib}' is no number of GiB`);
  return Math.floor(Number(gib) * 1024 ** 3);
}

function actionOf([first, second, ...names]: readonly string[]): Arguments['action'] {
  if (first === 'serve' && second === undefined) return 'serve';
  if (first === 'accounts' && second === undefined) return 'list';
  if (first === 'accounts' && second === 'add' && names.length === 1) return 'add';
  if (first === 'gc' && second === undefined) return 'gc';
  if (first === 'repair' && second === undefined) return 'repair';
  throw new UsageError("what it can do is 'serve', 'accounts', 'accounts add NAME', 'gc' and 'repair'");
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      storage: { type: 'string' },
      'no-disks': { type: 'boolean' },
      data: { type: 'string' },
      json: { type: 'boolean' },
    },
  });

function dataFolder({ data }: Arguments, { env, cwd }: CommandIo): DataFolder {
  const paths = kilnPaths(env);
  return {
    dataDirectory: data === undefined ? localAccountFolder(paths) : resolve(cwd, data),
    keychain: paths.portable || data !== undefined ? undefined : openKeychain(),
  };
}

interface Reached {
  readonly endpoint: string | undefined;
  readonly accountId: string;
  readonly key: LocalKey;
  readonly region: string;
}

/** One line, the same for every command: scripts read the keys from it. */
function toJson({ endpoint, accountId, key: { accessKeyId, secretAccessKey }, region }: Reached): string {
  return `${JSON.stringify({ endpoint: endpoint ?? null, accountId, accessKeyId, secretAccessKey, region })}\n`;
}

/** What a shell needs for the AWS CLI. */
function toExports({ endpoint, key, region }: Reached): string {
  const lines = [
    ...(endpoint === undefined ? [] : [`export AWS_ENDPOINT_URL=${endpoint}`]),
    `export AWS_ACCESS_KEY_ID=${key.accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${key.secretAccessKey}`,
    `export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
  ];
  return `${lines.join('\n')}\n`;
}

async function serve(given: Arguments, io: CommandIo): Promise<number> {
  const { stdout, stderr, env, signal } = io;
  const host = localAccountHost({
    ...dataFolder(given, io),
    cacheDirectory: kilnPaths(env).cache,
    port: given.port,
    images: given.images,
    onNotice: (notice) => void stderr.write(`kiln: ${notice}\n`),
    onBug: (error) => void stderr.write(`kiln: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
  const { endpoint, accountId, region, credentials } = await host.serve();
  const reached: Reached = { endpoint, accountId, region, key: await credentials() };
  if (given.json) stdout.write(toJson(reached));
  else {
    stdout.write(`The local account listens on ${endpoint}. Point the AWS CLI at it with:\n\n${toExports(reached)}\n`);
    stdout.write('Interrupt (Ctrl-C) to stop it.\n');
  }
  if (!signal.aborted) await new Promise<void>((stop) => signal.addEventListener('abort', () => stop(), { once: true }));
  await host.close();
  return 0;
}

async function add(given: Arguments, io: CommandIo): Promise<number> {
  const { endpoint, ...account } = await addLocalAccount(dataFolder(given, io), given.name);
  const reached: Reached = { ...account, endpoint };
  if (given.json) io.stdout.write(toJson(reached));
  else {
    const where = endpoint === undefined ? " Its endpoint is that of 'kiln local-account serve'." : '';
    io.stdout.write(
      `The account '${account.name}' is ${account.accountId}.${where} Point the AWS CLI at it with:\n\n${toExports(reached)}`,
    );
  }
  return 0;
}

async function list(given: Arguments, io: CommandIo): Promise<number> {
  const accounts = await localAccounts(dataFolder(given, io));
  for (const { endpoint, ...account } of accounts) {
    io.stdout.write(given.json ? toJson({ ...account, endpoint }) : `${account.accountId}  ${account.name}\n`);
  }
  return 0;
}

async function gc(given: Arguments, io: CommandIo): Promise<number> {
  const collected = await collectGarbage(dataFolder(given, io).dataDirectory);
  io.stdout.write(given.json ? `${JSON.stringify(collected)}\n` : garbageReport(collected));
  return 0;
}

async function repair(given: Arguments, io: CommandIo): Promise<number> {
  const salvage = repairLocalAccount(dataFolder(given, io).dataDirectory);
  io.stdout.write(given.json ? `${JSON.stringify(salvage)}\n` : repairReport(salvage));
  return 0;
}

const actions = { serve, add, list, gc, repair };

export const localAccount: Command = {
  name: 'local-account',
  summary: 'Serve the local AWS account, add accounts, collect garbage, repair it',
  usage,
  async run(args, io) {
    const given = readArguments(args);
    try {
      return await actions[given.action](given, io);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      io.stderr.write(`kiln local-account: ${error.message}\n`);
      return 1;
    }
  },
};
