import { randomUUID } from 'node:crypto';
import { AppError, type ConnectionSettings, type ConnectionsState, type Identity } from '../../contract/index.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { type ConnectArguments, newConnection, readConnectArguments } from './connect-arguments.ts';
import { type CliAccount, chosen, environmentId, withAccount } from './connection-options.ts';
import { readKeys } from './secret-input.ts';

const usage = `Usage: kiln connect [list] [--json]
       kiln connect add profile NAME [--profile PROFILE] [OPTIONS]
       kiln connect add keys NAME [OPTIONS] < KEY
       kiln connect add role NAME --from CONNECTION --role-arn ARN [--external-id ID] [--mfa-serial DEVICE] [OPTIONS]
       kiln connect add sso NAME --start-url URL --sso-region REGION --account-id ACCOUNT --role ROLE [OPTIONS]
       kiln connect add environment|machine NAME [OPTIONS]
       kiln connect add local NAME --account-id ACCOUNT [OPTIONS]
       kiln connect whoami [NAME] [--json]
       kiln connect use NAME [--region REGION]
       kiln connect remove NAME

list    lists the connections, which are those of the app
add     adds one; keys are typed in without being shown, or come through a pipe: the ID and the secret on two lines, or what
        'aws configure export-credentials' prints. They go to the keychain of this computer, and nowhere else
whoami  signs in and tells whose credentials these are (default: the connection in use); 'identify' is the same
use     signs in, and makes it the connection that the app works with
remove  forgets a connection and its secrets

  --region REGION    a Region to work in; several times, or with commas between (default: us-east-1)
  --account-id ID    the account that it must lead to; a sign-in to another is refused
  --read-only        send nothing through it that would change something
  --endpoint URL     where it is not AWS's own
  --colour COLOUR    blue, green, purple, orange, red or grey
  --json             print JSON

CI needs none of them: with --connection environment, other commands take AWS_ACCESS_KEY_ID and its kin as they are.

Exit code: 0 done, 1 the sign-in failed, 2 wrong usage or no such connection.`;

interface Task {
  readonly args: ConnectArguments;
  readonly account: CliAccount;
  readonly io: CommandIo;
}

const actions: Readonly<Record<ConnectArguments['action'], (task: Task) => Promise<void>>> = { list, add, use, whoami, remove };

export const connect: Command = {
  name: 'connect',
  summary: 'Add connections to AWS accounts, and sign in',
  usage,
  run: async (given, io) => {
    const args = readConnectArguments(given);
    return withAccount({ name: 'connect', choice: {} }, io, async (account) => {
      await actions[args.action]({ args, account, io });
      return 0;
    });
  },
};

function say({ args, io }: Task, json: object, sentence: string): void {
  io.stdout.write(`${args.values.json ? JSON.stringify(json) : sentence}\n`);
}

async function named({ account, args }: Task): Promise<ConnectionSettings> {
  const { connections, current } = await account.connections.state();
  return chosen(connections, args.words[0] ?? current.id);
}

async function list(task: Task): Promise<void> {
  const state = await task.account.connections.state();
  if (task.args.values.json)
    say(
      task,
      state.connections.map((one) => ({ ...one, inUse: one.id === state.current.id })),
      '',
    );
  else task.io.stdout.write(table(state));
}

function table({ connections, current }: ConnectionsState): string {
  const width = Math.max(...connections.map(({ name }) => name.length));
  return connections
    .map((one) => {
      const mark = one.id === current.id ? '*' : ' ';
      const regions = one.id === current.id ? current.region : one.regions.join(', ');
      return `${mark} ${one.name.padEnd(width)}  ${one.source.kind}  ${regions}${one.readOnly ? '  read-only' : ''}\n`;
    })
    .join('');
}

async function add(task: Task): Promise<void> {
  const { account, args, io } = task;
  const settings = newConnection(randomUUID(), args, (await account.connections.state()).connections);
  const secret = settings.source.kind === 'keys' ? await readKeys(io) : undefined;
  await keeping(account.connections.save(settings, secret, 'keychain'));
  say(task, settings, `Added '${settings.name}'. ‘kiln connect whoami "${settings.name}"’ signs in.`);
}

/** The session that the keychain's error offers instead is over when this command is. */
async function keeping(saving: Promise<void>): Promise<void> {
  try {
    await saving;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
    throw new AppError(
      'unavailable',
      'This computer has no keychain that Kiln can use, and Kiln writes secrets nowhere else. Use a profile, or AWS_ACCESS_KEY_ID with --connection environment.',
    );
  }
}

async function whoami(task: Task): Promise<void> {
  const { id, name, regions } = await named(task);
  const { accountId, arn }: Identity = await task.account.connections.identify(id);
  const region = regions[0] ?? '';
  say(task, { name, accountId, arn, region }, `${name}: ${arn} in account ${accountId}, beginning in ${region}`);
}

async function use(task: Task): Promise<void> {
  const { id, name, regions } = await named(task);
  refuseEnvironment(id);
  const region = task.args.values.region?.[0] ?? regions[0] ?? '';
  await task.account.connections.use({ id, region });
  say(task, { id, region }, `Kiln works with '${name}' in ${region} now.`);
}

async function remove(task: Task): Promise<void> {
  const { id, name } = await named(task);
  refuseEnvironment(id);
  await task.account.connections.remove(id);
  say(task, { id, removed: true }, `Removed '${name}'. What is in the account stays.`);
}

/** It is made of the variables of this very process. */
function refuseEnvironment(id: string): void {
  if (id === environmentId) throw new UsageError("'Environment' is there for each command by itself, and for nothing else");
}
