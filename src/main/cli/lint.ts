import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { findCandidates } from '../lint/find-candidates.ts';
import type { ReportFormat } from '../lint/formats/format.ts';
import { formatNames, loadFormat } from '../lint/formats/index.ts';
import { lintFiles } from '../lint/lint-files.ts';
import { lintBytes } from '../lint/lint-text.ts';
import type { LintedDocument, LintOutcome } from '../lint/outcome.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

const usage = `Usage: kiln lint [PATH…] [--format FORMAT]

  PATH                   files, and folders that are searched for documents (default: the
                         current folder); '-' reads the standard input
  --format FORMAT        stylish (the default), json, sarif, github or junit

Folders are searched for *.yml, *.yaml and *.json files that are documents by their content;
what .gitignore names is left out.

Exit code: 0 no errors, 1 findings of severity error, 2 wrong usage or unreadable input, 130 cancelled.`;

const CANCELLED = 130; // as a shell reports what Ctrl-C ended
const STANDARD_INPUT = '-';

export const lint: Command = {
  name: 'lint',
  summary: 'Find mistakes in documents',
  usage,
  async run(args, io) {
    const { paths, format } = await readArguments(args);
    const outcomes = await lintPaths(paths, io);
    if (io.signal.aborted) return CANCELLED;
    const documents = outcomes.flatMap((outcome) => (outcome.type === 'linted' ? outcome.document : []));
    const unreadable = outcomes.filter((outcome) => outcome.type === 'unreadable');
    for (const { file, message } of unreadable) io.stderr.write(`kiln lint: ${file} cannot be read: ${message}\n`);
    io.stdout.write(format.write({ documents, unreadable, cwd: io.cwd, colour: wantsColour(io) }));
    if (unreadable.length > 0) return 2;
    return hasErrors(documents) ? 1 : 0;
  },
};

interface LintArguments {
  readonly paths: readonly string[];
  readonly format: ReportFormat;
}

async function readArguments(args: readonly string[]): Promise<LintArguments> {
  const { values, positionals } = parse(args);
  const name = values.format ?? 'stylish';
  const format = await loadFormat(name);
  if (format === undefined) throw new UsageError(`--format must be one of ${formatNames.join(', ')}, not '${name}'`);
  return { paths: positionals.length === 0 ? ['.'] : positionals, format };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { format: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The outcomes in the order of the paths; standard input stands where its `-` does. */
async function lintPaths(paths: readonly string[], io: CommandIo): Promise<readonly LintOutcome[]> {
  const at = paths.indexOf(STANDARD_INPUT);
  if (at === -1) return lintFound(paths, io);
  const others = paths.slice(at + 1).filter((path) => path !== STANDARD_INPUT);
  const before = await lintFound(paths.slice(0, at), io);
  const document = lintBytes(STANDARD_INPUT, await readAll(io.stdin));
  return [...before, { type: 'linted', document }, ...(await lintFound(others, io))];
}

async function lintFound(paths: readonly string[], { cwd, signal }: CommandIo): Promise<readonly LintOutcome[]> {
  const { candidates, unreadable } = await findCandidates(paths, { cwd, signal });
  return [...(await lintFiles(candidates, signal)), ...unreadable];
}

async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}

function hasErrors(documents: readonly LintedDocument[]): boolean {
  return documents.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'));
}

/** https://no-color.org: any value but an empty one switches colours off. */
function wantsColour({ stdout, env }: CommandIo): boolean {
  return (stdout as Writable & { isTTY?: boolean }).isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}
