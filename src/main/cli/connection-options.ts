// How commands that talk to an account find it: one way for all of them, and the same connections as in the window.
import { createInterface } from 'node:readline/promises';
import { AppError, type ConnectionSettings } from '../../contract/index.ts';
import { awsPool } from '../aws/aws-source.ts';
import type { Aws } from '../aws/clients.ts';
import { type ConnectionsData, connectionFile } from '../connections/connection-file.ts';
import type { Connections } from '../connections/connections.ts';
import { openConnections } from '../connections/open-connections.ts';
import { openKeychain } from '../credentials/keychain.ts';
import type { JsonFile } from '../files/json-file.ts';
import { localAccountFolder, localAccountHost } from '../local-account.ts';
import { networkOf } from '../network/open-network.ts';
import { kilnPaths } from '../paths.ts';
import { type CommandIo, UsageError } from './command.ts';

/** For `parseArgs`. */
export const connectionFlags = { connection: { type: 'string' }, region: { type: 'string' } } as const;

/** For the usage of a command. */
export const connectionUsage = `  --connection NAME  a connection by its name or id, or 'environment' for the credentials in AWS_ACCESS_KEY_ID and its kin
                     (default: the local account)
  --region REGION    the Region (default: the connection's first one, or AWS_REGION with 'environment')`;

export interface ConnectionChoice {
  readonly connection?: string | undefined;
  readonly region?: string | undefined;
  /** The data folder of another local account than the window's; its key lies in it. */
  readonly dataDirectory?: string | undefined;
}

/** The account of a command. Closing it ends what was started for it. */
export interface CliAccount {
  readonly connections: Connections;
  /** In the Region of the command, or in another one. */
  aws(region?: string): Promise<Aws>;
  close(): Promise<void>;
}

/** The connection that CI has: nothing of it is in a file. */
export const environmentId = 'environment';

function environmentConnection(env: CommandIo['env']): ConnectionSettings {
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION || 'us-east-1';
  const endpoint = env.AWS_ENDPOINT_URL;
  const settings = { id: environmentId, name: 'Environment', colour: 'grey', regions: [region], readOnly: false } as const;
  return { ...settings, regions: [region], source: { kind: 'environment' }, ...(endpoint ? { endpoint } : {}) };
}

/** The file of the connections with that of the environment in it, unless the user has one of that id. */
function withEnvironment(file: JsonFile<ConnectionsData>, env: CommandIo['env']): JsonFile<ConnectionsData> {
  return {
    ...file,
    async read() {
      const data = await file.read();
      if (data.connections.some(({ id }) => id === environmentId)) return data;
      return { ...data, connections: [...data.connections, environmentConnection(env)] };
    },
  };
}

/** The one of this name or id. */
export function chosen(connections: readonly ConnectionSettings[], name: string): ConnectionSettings {
  const found = connections.find(({ id }) => id === name) ?? only(connections.filter((one) => one.name === name));
  if (found) return found;
  const names = connections.map((one) => `'${one.name}'`).join(', ');
  throw new UsageError(`there is no connection '${name}', or several have that name; there are ${names}`);
}

const only = <Item>(items: readonly Item[]): Item | undefined => (items.length === 1 ? items[0] : undefined);

/** Sign-ins that ask for a code, or show one, do so on the terminal; without one the sign-in is given up at once. */
async function answerQuestions(connections: Connections, { stdin, stderr, signal }: CommandIo): Promise<void> {
  for await (const event of connections.watch(signal)) {
    if (event.type !== 'question') continue;
    if (!('isTTY' in stdin && stdin.isTTY)) {
      stderr.write(`kiln: somebody must sign in to ${event.question.connection}, and there is no terminal to ask on\n`);
      connections.answer(event.question.id, undefined);
      continue;
    }
    if (event.question.kind === 'device') {
      const { connection, text, url, userCode } = event.question;
      stderr.write(`Sign in to ${connection}: open ${url}\n${text}: ${userCode}\n`);
      continue;
    }
    const terminal = createInterface({ input: stdin, output: stderr });
    connections.answer(event.question.id, await terminal.question(`${event.question.text}: `, { signal }));
    terminal.close();
  }
}

/** Opens the account that the options name. Nothing is connected before the first call of `aws`. */
export function openAccount(choice: ConnectionChoice, io: CommandIo): CliAccount {
  const { env, stderr } = io;
  const paths = kilnPaths(env);
  const tell = (error: unknown) => void stderr.write(`kiln: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const keychain = paths.portable ? undefined : openKeychain();
  const folder =
    choice.dataDirectory === undefined
      ? { dataDirectory: localAccountFolder(paths), keychain }
      : { dataDirectory: choice.dataDirectory, keychain: undefined };
  const local = localAccountHost({ ...folder, cacheDirectory: paths.cache, onBug: tell });
  const file = withEnvironment(connectionFile(paths.config), env);
  const clients = awsPool();
  const network = networkOf(paths, env);
  const connections = openConnections({ file, keychain, localAccount: local, env, network, dropped: clients.drop });
  answerQuestions(connections, io).catch((error: unknown) => {
    if (!io.signal.aborted) tell(error);
  });
  return {
    connections,
    async aws(another) {
      const settings = chosen((await file.read()).connections, choice.connection ?? 'local');
      const region = another ?? choice.region ?? settings.regions[0] ?? 'us-east-1';
      await connections.signIn(settings.id);
      return clients.of(await connections.get({ id: settings.id, region }));
    },
    async close() {
      connections.close();
      clients.close();
      await local.close();
    },
  };
}

/** What is wrong with the command or its files, as opposed to what goes wrong with the account. */
const faultsOfInput = new Set(['invalid-input', 'not-found', 'refused']);

/** Runs a command against its account: faults of the input are wrong usage (exit code 2), all other expected failures exit code 1. */
export async function withAccount(
  { name, choice }: { readonly name: string; readonly choice: ConnectionChoice },
  io: CommandIo,
  run: (account: CliAccount) => Promise<number>,
): Promise<number> {
  const account = openAccount(choice, io);
  try {
    return await run(account);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (faultsOfInput.has(error.code)) throw new UsageError(error.message);
    io.stderr.write(`kiln ${name}: ${error.message}\n`);
    return 1;
  } finally {
    await account.close();
  }
}
