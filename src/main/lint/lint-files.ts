import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Linter, LinterOptions } from './linter.ts';
import type { LintOutcome, PlacedCandidate } from './outcome.ts';

/** A thread compiles the linter anew and holds it once more in memory, so it pays only with thousands of files of its own. */
const FILES_PER_THREAD = 2000;
const MOST_THREADS = 8;
/** Files that ShellCheck is asked about at once. Without it one comes after the other, so that what was made for each goes as soon. */
const TOGETHER = 64;

interface LintFilesOptions extends LinterOptions {
  readonly linter: Linter;
  readonly signal: AbortSignal;
}

/** Lints files each by itself, with threads where there are many. The outcomes come in the order of the candidates. */
export async function lintFiles(candidates: readonly PlacedCandidate[], options: LintFilesOptions): Promise<readonly LintOutcome[]> {
  const { linter, signal, ...linterOptions } = options;
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.floor(candidates.length / FILES_PER_THREAD));
  if (threads < 2) return lintHere(candidates, options);
  const { lintInThreads } = await import('./thread-pool.ts');
  return lintInThreads(candidates, { threads, signal, options: linterOptions, learn: linter.learn });
}

async function lintHere(
  candidates: readonly PlacedCandidate[],
  { linter, signal, shellCheck }: LintFilesOptions,
): Promise<readonly LintOutcome[]> {
  const outcomes: LintOutcome[] = [];
  for (let start = 0; start < candidates.length && !signal.aborted; start += TOGETHER) {
    const some = candidates.slice(start, start + TOGETHER);
    if (shellCheck === undefined) for (const candidate of some) outcomes.push(await linter.lint(candidate));
    else outcomes.push(...(await Promise.all(some.map((candidate) => linter.lint(candidate)))));
    await setImmediate(); // lets Ctrl-C through
  }
  return outcomes;
}
