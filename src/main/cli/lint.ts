import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { findCandidates } from '../lint/find-candidates.ts';
import { lintFiles } from '../lint/lint-files.ts';
import { lintBytes } from '../lint/lint-text.ts';
import type { LintedDocument, LintOutcome } from '../lint/outcome.ts';
import { jsonReport, stylishReport } from '../lint/report.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

const usage = `Usage: kiln lint [PATH…] [--format stylish|json]

  PATH                   files, and folders that are searched for documents (default: the
                         current folder); '-' reads the standard input
  --format stylish|json  how findings are written (default: stylish)

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
    const { paths, format } = readArguments(args);
    const outcomes = await lintPaths(paths, io);
    if (io.signal.aborted) return CANCELLED;
    const documents = outcomes.flatMap((outcome) => (outcome.type === 'linted' ? outcome.document : []));
    const unreadable = outcomes.filter((outcome) => outcome.type === 'unreadable');
    for (const { file, message } of unreadable) io.stderr.write(`kiln lint: ${file} cannot be read: ${message}\n`);
    if (format === 'json') io.stdout.write(jsonReport(documents));
    else if (documents.length > 0 || unreadable.length === 0) io.stdout.write(stylishReport(documents, { colour: wantsColour(io) }));
    if (unreadable.length > 0) return 2;
    return hasErrors(documents) ? 1 : 0;
  },
};

interface LintArguments {
  readonly paths: readonly string[];
  readonly format: 'stylish' | 'json';
}

function readArguments(args: readonly string[]): LintArguments {
  const { values, positionals } = parse(args);
  const format = values.format ?? 'stylish';
  if (format !== 'stylish' && format !== 'json') throw new UsageError(`--format must be stylish or json, not '${format}'`);
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
