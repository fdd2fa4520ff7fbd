import { parseArgs } from 'node:util';
import { type ConnectionSettings, type ConnectionSource, connectionSchema } from '../../contract/index.ts';
import { UsageError } from './command.ts';
import { chosen } from './connection-options.ts';

const options = {
  json: { type: 'boolean' },
  region: { type: 'string', multiple: true },
  colour: { type: 'string' },
  'read-only': { type: 'boolean' },
  'account-id': { type: 'string' },
  endpoint: { type: 'string' },
  profile: { type: 'string' },
  from: { type: 'string' },
  'role-arn': { type: 'string' },
  'external-id': { type: 'string' },
  'mfa-serial': { type: 'string' },
  'start-url': { type: 'string' },
  'sso-region': { type: 'string' },
  role: { type: 'string' },
} as const;

export interface ConnectArguments {
  readonly action: 'list' | 'add' | 'use' | 'whoami' | 'remove';
  /** What the action is about: for `add` its kind and its name, for others the name. */
  readonly words: readonly string[];
  readonly values: Values;
}

type Values = ReturnType<typeof parse>['values'];

const wordsOf: Readonly<Record<ConnectArguments['action'], readonly [number, number]>> = {
  list: [0, 0],
  add: [2, 2],
  use: [1, 1],
  whoami: [0, 1],
  remove: [1, 1],
};

export function readConnectArguments(args: readonly string[]): ConnectArguments {
  const { values, positionals } = parse(args);
  const [given = 'list', ...words] = positionals;
  const action = given === 'identify' ? 'whoami' : given;
  if (!isAction(action)) throw new UsageError("what it can do is 'list', 'add', 'use', 'whoami' and 'remove'");
  const [least, most] = wordsOf[action];
  if (words.length < least)
    throw new UsageError(action === 'add' ? "'add' needs a kind and a name" : `'${action}' needs the name of a connection`);
  if (words.length > most) throw new UsageError(`'${words[most]}' is one too many; a secret is never an argument`);
  return { action, words, values };
}

const isAction = (word: string): word is ConnectArguments['action'] => Object.hasOwn(wordsOf, word);

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
}

/** The connection that `add KIND NAME` stands for. */
export function newConnection(id: string, { words, values }: ConnectArguments, others: readonly ConnectionSettings[]): ConnectionSettings {
  const [kind = '', name = ''] = words;
  if (others.some((one) => one.name === name)) throw new UsageError(`there is a connection '${name}' already; remove it first`);
  const read = connectionSchema.safeParse({
    ...{ id, name, colour: values.colour ?? 'blue', readOnly: values['read-only'] ?? false },
    regions: values.region?.flatMap((region) => region.split(',')) ?? ['us-east-1'],
    ...given({ accountId: kind === 'sso' ? undefined : values['account-id'], endpoint: values.endpoint }),
    source: sourceOf(kind, values, others),
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageError(`${optionOf(issue?.path ?? [])}: ${issue?.message ?? 'is not right'}`);
}

type Kind = ConnectionSource['kind'];

function sourceOf(kind: string, values: Values, others: readonly ConnectionSettings[]): object {
  const forms: Partial<Record<Kind, () => object>> = {
    profile: () => ({ profile: values.profile ?? 'default' }),
    keys: () => ({}),
    role: () => ({
      from: values.from === undefined ? undefined : chosen(others, values.from).id,
      roleArn: values['role-arn'],
      ...given({ externalId: values['external-id'], mfaSerial: values['mfa-serial'] }),
    }),
    sso: () => ({
      ...{ startUrl: values['start-url'], ssoRegion: values['sso-region'] },
      ...{ accountId: values['account-id'], roleName: values.role },
    }),
    environment: () => ({}),
    machine: () => ({}),
    local: () => ({ accountId: values['account-id'] }),
  };
  const form = Object.hasOwn(forms, kind) ? forms[kind as Kind] : undefined;
  if (!form) throw new UsageError(`'${kind}' is no kind of connection; there are ${Object.keys(forms).join(', ')}`);
  return { kind, ...form() };
}

const given = (values: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The option that a member of the connection came from. */
function optionOf(path: readonly PropertyKey[]): string {
  const names: Readonly<Record<string, string>> = { regions: '--region', roleName: '--role', readOnly: '--read-only', name: 'the name' };
  const member = String(path.findLast((part) => typeof part === 'string') ?? '');
  return names[member] ?? `--${member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
