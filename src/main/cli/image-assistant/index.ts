// `kiln image-assistant`: Image Assistant's command line on a builder of the local account. Its answers are a contract with scripts: one
// line of JSON on standard output, and 0, 1 or 255.
import { resolve } from 'node:path';
import { AppError } from '../../../contract/index.ts';
import { type AssistantAnswer, askImageAssistant } from '../../aws/image-assistant.ts';
import type { Command, CommandIo } from '../command.ts';
import { type ConnectionChoice, openAccount } from '../connection-options.ts';
import { builderFiles, type Disk } from './builder-files.ts';
import { checkFiles } from './check-files.ts';
import { type CommandLine, type Given, readCommandLine } from './flags.ts';
import { type Operation, operations } from './operations.ts';
import { Refusal } from './refusal.ts';
import { commonFlags, operationUsage, usage } from './usage.ts';

interface Asked {
  readonly operation: Operation;
  readonly given: Given;
}

const operationOf = (name: string): Operation | undefined => (Object.hasOwn(operations, name) ? operations[name] : undefined);

/** The operation is the first word that is no value of a flag, and the name of one. */
const namedIn = (args: readonly string[]): string | undefined => args.find((word) => operationOf(word) !== undefined);

function read(args: readonly string[]): Asked {
  const name = namedIn(args);
  const operation = operationOf(name ?? '');
  const line: CommandLine = readCommandLine(args, { ...commonFlags, ...operation?.flags });
  const [first = '', ...more] = line.words;
  if (!operation || first !== name) throw new Refusal(`Unknown operation: '${first}'. There are ${Object.keys(operations).join(', ')}.`);
  if (more.length > 0) throw new Refusal(`Unexpected: '${more.join(' ')}'. Values with blanks stand in quotes.`);
  for (const [flag, { required }] of Object.entries(operation.flags)) {
    if (required && line.text(flag) === undefined) throw new Refusal(`The parameter --${flag} is required.`);
  }
  return { operation, given: line };
}

function diskOf(given: Given, { cwd }: CommandIo): Disk {
  const folder = given.text('files');
  if (folder !== undefined && given.has('no-files')) throw new Refusal('Give either --files or --no-files.');
  if (folder !== undefined) return { kind: 'folder', folder: resolve(cwd, folder) };
  return { kind: given.has('no-files') ? 'nowhere' : 'here' };
}

async function lookAtFiles({ operation, given }: Asked, io: CommandIo): Promise<void> {
  const disk = diskOf(given, io);
  if (!operation.paths) return;
  const unseen = await checkFiles(builderFiles(disk), operation.paths(given));
  if (unseen.length === 0 || disk.kind === 'nowhere') return;
  io.stderr.write(
    `kiln: not looked up, as this computer has no such paths: ${unseen.join(', ')}. --files FOLDER names a folder that does.\n`,
  );
}

async function ask(asked: Asked, io: CommandIo): Promise<AssistantAnswer> {
  const { operation, given } = asked;
  const BuilderName = given.text('builder') ?? io.env.AppStream_Resource_Name;
  if (BuilderName === undefined || BuilderName === '')
    throw new Refusal('The parameter --builder is required: the name of the image builder.');
  const input = { BuilderName, ...operation.input(given) };
  await lookAtFiles(asked, io);
  const account = openAccount(choiceOf(given, io), io);
  try {
    return await askImageAssistant(await account.aws(), operation.call, input);
  } finally {
    await account.close();
  }
}

function choiceOf(given: Given, { cwd }: CommandIo): ConnectionChoice {
  const data = given.text('data');
  return {
    connection: given.text('connection'),
    region: given.text('region'),
    dataDirectory: data === undefined ? undefined : resolve(cwd, data),
  };
}

/** What Image Assistant would say of what went wrong. */
function answerFor(error: unknown, { stderr }: CommandIo): AssistantAnswer {
  if (error instanceof Refusal) return { status: 1, message: error.message };
  if (!(error instanceof AppError)) stderr.write(`kiln: ${error instanceof Error ? error.stack : String(error)}\n`);
  return { status: 255, message: error instanceof Error ? error.message : String(error) };
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  if (args[0] === undefined || args[0] === 'help') {
    io.stdout.write(`${usage}\n`);
    return args[0] === undefined ? 1 : 0;
  }
  const answer = await Promise.resolve()
    .then(() => ask(read(args), io))
    .catch((error: unknown) => answerFor(error, io));
  io.stdout.write(`${JSON.stringify(answer)}\n`);
  return answer.status;
}

export const imageAssistant: Command = {
  name: 'image-assistant',
  summary: 'Do on a local image builder what Image Assistant does',
  usage,
  async usageFor(args) {
    const name = namedIn(args) ?? '';
    const operation = operationOf(name);
    return operation ? operationUsage(name, operation) : usage;
  },
  run,
};
