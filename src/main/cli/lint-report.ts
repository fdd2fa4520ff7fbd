import { relative } from 'node:path';
import type { Writable } from 'node:stream';
import type { Severity } from '../../documents/index.ts';
import { reasonOf } from '../files/reason-of.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { LintReport, ReportFormat } from '../lint/formats/format.ts';
import { LintFailure } from '../lint/lint-failure.ts';
import type { LintedDocument, Unreadable } from '../lint/outcome.ts';
import type { LintRun } from '../lint/run.ts';
import type { CommandIo } from './command.ts';
import type { LintArguments } from './lint-arguments.ts';

/** Where reports go and what is in them. */
export interface ReportOptions {
  readonly format: ReportFormat;
  readonly wanted: LintArguments;
  /** Standard output is needed for something else: a patch, or a mended text. */
  readonly isAside: boolean;
}

/** Says on standard error what went wrong beside the findings. */
export function tellTrouble(run: LintRun, { stderr, cwd }: Pick<CommandIo, 'stderr' | 'cwd'>): void {
  const linted = new Set(run.placed.map(({ candidate }) => candidate.path));
  for (const { config, faults } of run.workspaces) {
    if (config === undefined || linted.has(config)) continue; // its own findings tell the same
    for (const fault of faults) stderr.write(`kiln lint: ${relative(cwd, config)}, ${fault}\n`);
  }
  for (const file of run.ignored) stderr.write(`kiln lint: ${file} is left out by the settings\n`);
  for (const { file, message } of unreadableOf(run)) stderr.write(`kiln lint: ${file} cannot be read: ${message}\n`);
}

export function unreadableOf({ placed, unreadable }: LintRun): readonly Unreadable[] {
  return [...placed.flatMap(({ outcome }) => (outcome.type === 'unreadable' ? outcome : [])), ...unreadable];
}

/** Writes the report to its file, or where the command's output goes. */
export async function writeReport(
  found: Pick<LintReport, 'documents' | 'unreadable'>,
  { format, wanted: { quiet, output }, isAside }: ReportOptions,
  io: CommandIo,
): Promise<void> {
  const documents = quiet ? found.documents.map(errorsOnly) : found.documents;
  const stream = isAside ? io.stderr : io.stdout;
  const colour = output === undefined && wantsColour(stream, io.env);
  const text = format.write({ ...found, documents, cwd: io.cwd, colour });
  if (output === undefined) stream.write(text);
  else {
    await writeAtomically(output, text).catch((error: unknown) => {
      throw new LintFailure(`${output} cannot be written: ${reasonOf(error)}`);
    });
  }
}

function errorsOnly(document: LintedDocument): LintedDocument {
  return { ...document, diagnostics: document.diagnostics.filter(({ severity }) => severity === 'error') };
}

/** Whether the findings fail the run: an error, or more warnings than are allowed. */
export function isFailure(documents: readonly LintedDocument[], { maxWarnings = Number.POSITIVE_INFINITY }: LintArguments): boolean {
  const count = (wanted: Severity) =>
    documents.reduce((sum, { diagnostics }) => sum + diagnostics.filter(({ severity }) => severity === wanted).length, 0);
  return count('error') > 0 || count('warning') > maxWarnings;
}

/** https://no-color.org: any value but an empty one switches colours off. */
function wantsColour(stream: Writable & { isTTY?: boolean }, env: CommandIo['env']): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}
