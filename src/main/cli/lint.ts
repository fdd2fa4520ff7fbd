import type { ReportFormat } from '../lint/formats/format.ts';
import { loadFormat } from '../lint/formats/index.ts';
import { LintFailure } from '../lint/lint-failure.ts';
import type { LintedDocument } from '../lint/outcome.ts';
import { type LintRequest, type LintRun, runLint } from '../lint/run.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { type LintArguments, readLintArguments } from './lint-arguments.ts';
import type { FixedRun, Fixing } from './lint-fix.ts';
import { isFailure, tellTrouble, unreadableOf, writeReport } from './lint-report.ts';
import { requestOf } from './lint-request.ts';
import { lintUsage } from './lint-usage.ts';

const CANCELLED = 130; // as a shell reports what Ctrl-C ended

export const lint: Command = {
  name: 'lint',
  summary: 'Find mistakes in documents',
  usage: lintUsage,
  async run(args, io) {
    const wanted = await readLintArguments(args, io.cwd);
    const format = await loadFormat(wanted.format);
    if (format === undefined) throw new UsageError(`there is no format '${wanted.format}'`);
    try {
      const request = await requestOf(wanted, format, io);
      if (!wanted.watch) return await lintOnce(request, { wanted, format }, io);
      const { watchAndLint } = await import('./lint-watch.ts');
      await watchAndLint(request, (only) => lintOnce(only, { wanted, format }, io), io);
      return CANCELLED;
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

/** Lints, mends where that is asked for, reports; gives the exit code. */
async function lintOnce(request: LintRequest, { wanted, format }: Wanted, io: CommandIo): Promise<number> {
  const found = await runLint(request, io.signal);
  if (io.signal.aborted) return CANCELLED;
  if (request.only !== undefined && found.placed.length === 0) return 0; // what changed is no document
  tellTrouble(found, io);
  const { run, refused } =
    wanted.fix === 'none' ? { run: found, refused: false } : await mended(found, { wanted, given: request.given }, io);
  if (io.signal.aborted) return CANCELLED;
  const documents = await newFindings(run, wanted, io);
  const unreadable = unreadableOf(run);
  const isAside = wanted.dryRun || (wanted.fix !== 'none' && request.given !== undefined);
  await writeReport({ documents, unreadable }, { format, wanted, isAside }, io);
  if (unreadable.length > 0 || refused) return 2;
  return isFailure(documents, wanted) ? 1 : 0;
}

async function mended(found: LintRun, fixing: Fixing, io: CommandIo): Promise<FixedRun> {
  const { fixRun } = await import('./lint-fix.ts');
  return fixRun(found, fixing, io);
}

/** All findings, or those that the baseline does not know. */
async function newFindings({ placed }: LintRun, wanted: LintArguments, io: CommandIo): Promise<readonly LintedDocument[]> {
  const documents = placed.flatMap(({ candidate: { path }, outcome }) =>
    outcome.type === 'linted' ? { path, document: outcome.document } : [],
  );
  if (wanted.baseline === undefined) return documents.map(({ document }) => document);
  const { applyBaseline } = await import('./lint-baseline.ts');
  return applyBaseline(documents, wanted, io);
}
