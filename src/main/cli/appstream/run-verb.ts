import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '../../../contract/index.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { type CliAccount, connectionFlags, openAccount } from '../connection-options.ts';
import type { Options, Verb } from './verb.ts';

interface Called {
  /** As it was called: `appstream fleets list`. */
  readonly name: string;
  readonly verb: Verb;
}

/** Reads what stands behind a verb, does it, and tells failures as all commands do. */
export async function runVerb({ name, verb }: Called, args: readonly string[], io: CommandIo): Promise<number> {
  const { words, values } = readArguments(name, verb, args);
  const choice = { connection: textOf(values.connection), region: textOf(values.region) };
  let account: CliAccount | undefined;
  const request: Parameters<Verb['run']>[0] = {
    ...{ io, words, json: values.json === true, yes: values.yes === true },
    options: valuesOf(verb.options ?? {}, values),
    async aws(region) {
      account ??= openAccount(choice, io);
      return account.aws(region);
    },
  };
  try {
    return (await verb.run(request)) ?? 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'invalid-input') throw new UsageError(error.message);
    io.stderr.write(`kiln ${name}: ${error.message}\n`);
    return 1;
  } finally {
    await account?.close();
  }
}

type Value = string | boolean | readonly (string | boolean)[] | undefined;
type Parsed = Readonly<Record<string, Value>>;

const textOf = (value: Value) => (typeof value === 'string' ? value : undefined);

function readArguments(name: string, { words: takes = [], options = {}, asks, offline }: Verb, args: readonly string[]) {
  const known = {
    ...Object.fromEntries(Object.entries(options).map(([option, { type, multiple = false }]) => [option, { type, multiple }])),
    ...(asks ? { yes: { type: 'boolean' as const } } : {}),
    ...(offline ? {} : connectionFlags),
    json: { type: 'boolean' as const },
  };
  const { positionals: words, values } = parse(args, known);
  const given: Parsed = values;
  const needed = takes.filter((word) => !word.startsWith('['));
  const isEndless = takes.at(-1)?.replace(']', '').endsWith('…');
  if (words.length < needed.length || (words.length > takes.length && !isEndless)) {
    throw new UsageError(`'${name}' takes ${takes.length === 0 ? 'no words' : takes.join(' ')}, not '${words.join(' ')}'`);
  }
  const missing = Object.entries(options).find(([option, { required }]) => required && given[option] === undefined);
  if (missing) throw new UsageError(`'${name}' needs --${missing[0]}`);
  return { words, values: given };
}

function parse(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
}

/** Switches that were not given are off, and lists are empty. */
function valuesOf(options: Options, values: Parsed): Parsed {
  const value = (name: string, { type, multiple }: Options[string]) =>
    values[name] ?? (type === 'boolean' ? false : multiple ? [] : undefined);
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, value(name, option)]));
}
