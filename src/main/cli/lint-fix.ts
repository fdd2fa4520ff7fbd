import { type FixedDocument, fixBytes, fixFile, writeFixed } from '../lint/fix-files.ts';
import type { PlacedOutcome } from '../lint/outcome.ts';
import { patchOf } from '../lint/patch.ts';
import type { LintRequest, LintRun } from '../lint/run.ts';
import type { CommandIo } from './command.ts';
import type { LintArguments } from './lint-arguments.ts';

export interface Fixing {
  readonly wanted: LintArguments;
  readonly given: LintRequest['given'];
}

/** A run after its documents were mended, and whether any could not be. */
export interface FixedRun {
  readonly run: LintRun;
  readonly refused: boolean;
}

/**
 * Mends the documents of a run: files where they lie, the standard input to standard output. A dry run writes a patch there and nothing
 * else. A file that cannot be written is told of and keeps its findings.
 */
export async function fixRun(run: LintRun, { wanted, given }: Fixing, io: CommandIo): Promise<FixedRun> {
  const request = { unsafe: wanted.fix === 'unsafe', surroundings: run.surroundings };
  const mended = new Map<PlacedOutcome, FixedDocument>();
  let refused = false;
  for (const placed of run.placed) {
    if (io.signal.aborted || !isFixable(placed)) continue;
    const { candidate } = placed;
    const fixed = candidate.file === given?.file ? await fixBytes(candidate, given.bytes, request) : await fixFile(candidate, request);
    const isToWrite = fixed !== undefined && !wanted.dryRun && candidate.file !== given?.file;
    const problem = isToWrite ? await writeFixed(fixed) : undefined;
    if (problem !== undefined) io.stderr.write(`kiln lint: ${candidate.file} was not mended: ${problem.refused}\n`);
    refused ||= problem !== undefined;
    if (fixed !== undefined && problem === undefined) mended.set(placed, fixed);
  }
  if (wanted.dryRun) io.stdout.write(await patchOf([...mended.values()], io.cwd));
  else if (given !== undefined) io.stdout.write(mendedInput(given, mended));
  return { run: { ...run, placed: run.placed.map((placed) => after(placed, mended.get(placed))) }, refused };
}

function isFixable({ outcome }: PlacedOutcome): boolean {
  return outcome.type === 'linted' && outcome.document.diagnostics.some(({ fixes }) => fixes !== undefined);
}

function mendedInput(given: NonNullable<LintRequest['given']>, mended: ReadonlyMap<PlacedOutcome, FixedDocument>): Uint8Array {
  return [...mended.values()].find(({ candidate }) => candidate.file === given.file)?.after ?? given.bytes;
}

function after(placed: PlacedOutcome, fixed: FixedDocument | undefined): PlacedOutcome {
  return fixed === undefined ? placed : { ...placed, outcome: { type: 'linted', document: fixed.document } };
}
