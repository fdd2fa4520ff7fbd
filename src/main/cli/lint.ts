import { join, relative } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Severity } from '../../documents/index.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { CachePlace } from '../lint/findings-cache.ts';
import type { LintReport, ReportFormat } from '../lint/formats/format.ts';
import { loadFormat } from '../lint/formats/index.ts';
import { LintFailure } from '../lint/lint-failure.ts';
import { linterIdentity } from '../lint/linter-identity.ts';
import type { LintedDocument, Unreadable } from '../lint/outcome.ts';
import { type LintRequest, type LintRun, runLint } from '../lint/run.ts';
import { findShellCheck } from '../lint/shellcheck.ts';
import { kilnPaths } from '../paths.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { type LintArguments, readLintArguments } from './lint-arguments.ts';
import { lintUsage } from './lint-usage.ts';

const CANCELLED = 130; // as a shell reports what Ctrl-C ended

export const lint: Command = {
  name: 'lint',
  summary: 'Find mistakes in documents',
  usage: lintUsage,
  async run(args, io) {
    const wanted = readLintArguments(args, io.cwd);
    const format = await loadFormat(wanted.format);
    if (format === undefined) throw new UsageError(`there is no format '${wanted.format}'`);
    try {
      return await lintOnce({ wanted, format }, io);
    } catch (error) {
      if (!(error instanceof LintFailure)) throw error;
      io.stderr.write(`kiln lint: ${error.message}\n`);
      return 2;
    }
  },
};

interface Wanted {
  readonly wanted: LintArguments;
  readonly format: ReportFormat;
}

async function lintOnce({ wanted, format }: Wanted, io: CommandIo): Promise<number> {
  const run = await runLint(await requestOf({ wanted, format }, io), io.signal);
  if (io.signal.aborted) return CANCELLED;
  tellTrouble(run, io);
  const documents = run.placed.flatMap(({ outcome }) => (outcome.type === 'linted' ? outcome.document : []));
  const unreadable = unreadableOf(run);
  await writeReport({ wanted, format }, { documents, unreadable }, io);
  if (unreadable.length > 0) return 2;
  return isFailure(documents, wanted) ? 1 : 0;
}

async function requestOf({ wanted, format }: Wanted, { cwd, stdin, env }: CommandIo): Promise<LintRequest> {
  const { paths, config, profile, rules } = wanted;
  const given = wanted.stdin === undefined ? undefined : { file: wanted.stdin, bytes: await readAll(stdin) };
  const detailed = format.detailed === true || wanted.baseline !== undefined;
  const cache = wanted.cache ? cachePlace(env) : undefined;
  return { paths, cwd, config, profile, rules, detailed, given, cache, shellCheck: await shellCheckFor(wanted, env) };
}

/** Run from its sources the linter keeps nothing: it would not know its own version. */
function cachePlace(env: CommandIo['env']): CachePlace | undefined {
  const linter = linterIdentity();
  return linter === undefined ? undefined : { folder: join(kilnPaths(env).cache, 'lint'), linter };
}

async function shellCheckFor({ shellcheck }: LintArguments, env: CommandIo['env']): Promise<string | undefined> {
  const path = shellcheck === 'off' ? undefined : await findShellCheck(env);
  if (shellcheck === 'on' && path === undefined) throw new LintFailure("--shellcheck on: there is no 'shellcheck' on the PATH");
  return path;
}

/** What went wrong beside the findings; the report is for these. */
function tellTrouble(run: LintRun, { stderr, cwd }: CommandIo): void {
  const linted = new Set(run.placed.map(({ candidate }) => candidate.path));
  for (const { config, faults } of run.workspaces) {
    if (config === undefined || linted.has(config)) continue; // its own findings tell the same
    for (const fault of faults) stderr.write(`kiln lint: ${relative(cwd, config)}, ${fault}\n`);
  }
  for (const file of run.ignored) stderr.write(`kiln lint: ${file} is left out by the settings\n`);
  for (const { file, message } of unreadableOf(run)) stderr.write(`kiln lint: ${file} cannot be read: ${message}\n`);
}

function unreadableOf({ placed, unreadable }: LintRun): readonly Unreadable[] {
  return [...placed.flatMap(({ outcome }) => (outcome.type === 'unreadable' ? outcome : [])), ...unreadable];
}

async function writeReport({ wanted, format }: Wanted, found: Pick<LintReport, 'documents' | 'unreadable'>, io: CommandIo): Promise<void> {
  const documents = wanted.quiet ? found.documents.map(errorsOnly) : found.documents;
  const colour = wanted.output === undefined && wantsColour(io);
  const text = format.write({ ...found, documents, cwd: io.cwd, colour });
  if (wanted.output === undefined) io.stdout.write(text);
  else await writeAtomically(wanted.output, text);
}

function errorsOnly(document: LintedDocument): LintedDocument {
  return { ...document, diagnostics: document.diagnostics.filter(({ severity }) => severity === 'error') };
}

function isFailure(documents: readonly LintedDocument[], { maxWarnings = Number.POSITIVE_INFINITY }: LintArguments): boolean {
  const count = (wanted: Severity) =>
    documents.reduce((sum, { diagnostics }) => sum + diagnostics.filter(({ severity }) => severity === wanted).length, 0);
  return count('error') > 0 || count('warning') > maxWarnings;
}

async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}

/** https://no-color.org: any value but an empty one switches colours off. */
function wantsColour({ stdout, env }: CommandIo): boolean {
  return (stdout as Writable & { isTTY?: boolean }).isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}
