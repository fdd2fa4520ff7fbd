import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../contract/index.ts';
import { openKeychain } from '../credentials/keychain.ts';
import { localAccountFolder, localAccountHost } from '../local-account.ts';
import { kilnPaths } from '../paths.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

const usage = `Usage: kiln local-account serve [--port N] [--data DIR] [--json]

Serves the local AWS account on 127.0.0.1 until it is interrupted.

  --port N    listen on this port (default: any free one)
  --data DIR  keep the account in this folder (default: Kiln's own, the one that the app shows)
  --json      print one line of JSON once it listens: endpoint, accountId, accessKeyId, secretAccessKey, region`;

interface Arguments {
  readonly port: number;
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
  if (positionals.length !== 1 || positionals[0] !== 'serve') throw new UsageError("what it can do is 'serve'");
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`'${values.port}' is not a port`);
  return { port, data: values.data, json: values.json ?? false };
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { port: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
  });

async function serve({ port, data, json }: Arguments, { stdout, stderr, env, cwd, signal }: CommandIo): Promise<number> {
  const paths = kilnPaths(env);
  const host = localAccountHost({
    dataDirectory: data === undefined ? localAccountFolder(paths) : resolve(cwd, data),
    cacheDirectory: paths.cache,
    keychain: paths.portable || data !== undefined ? undefined : openKeychain(),
    port,
    onBug: (error) => void stderr.write(`kiln: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
  const { endpoint, accountId, region, credentials } = await host.serve();
  const { accessKeyId, secretAccessKey } = await credentials();
  if (json) stdout.write(`${JSON.stringify({ endpoint, accountId, accessKeyId, secretAccessKey, region })}\n`);
  else
    stdout.write(
      [
        `The local account listens on ${endpoint}. Point the AWS CLI at it with:`,
        '',
        `export AWS_ENDPOINT_URL=${endpoint}`,
        `export AWS_ACCESS_KEY_ID=${accessKeyId}`,
        `export AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
        `export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
        '',
        'Interrupt (Ctrl-C) to stop it.',
        '',
      ].join('\n'),
    );
  if (!signal.aborted) await new Promise<void>((stop) => signal.addEventListener('abort', () => stop(), { once: true }));
  await host.close();
  return 0;
}

export const localAccount: Command = {
  name: 'local-account',
  summary: 'Serve the local AWS account',
  usage,
  async run(args, io) {
    const given = readArguments(args);
    try {
      return await serve(given, io);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      io.stderr.write(`kiln local-account: ${error.message}\n`);
      return 1;
    }
  },
};
