import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { lintFile } from './lint-file.ts';
import type { LintCandidate, LintOutcome } from './outcome.ts';

/** Below this many files starting threads costs more than they save (facts/perf.md, section 3, and our own `npm run bench`). */
const WORTH_THREADS = 600;
const BETWEEN_BREATHS = 64;

/** Lints files, with threads where there are many. The outcomes come in the order of the candidates. */
export async function lintFiles(candidates: readonly LintCandidate[], signal: AbortSignal): Promise<readonly LintOutcome[]> {
  const threads = Math.min(availableParallelism(), 8);
  if (candidates.length < WORTH_THREADS || threads < 2) return lintHere(candidates, signal);
  const { lintInThreads } = await import('./thread-pool.ts');
  return lintInThreads(candidates, { threads, signal });
}

async function lintHere(candidates: readonly LintCandidate[], signal: AbortSignal): Promise<readonly LintOutcome[]> {
  const outcomes: LintOutcome[] = [];
  for (const [at, candidate] of candidates.entries()) {
    if (at % BETWEEN_BREATHS === BETWEEN_BREATHS - 1) await setImmediate(); // lets Ctrl-C through
    if (signal.aborted) break;
    outcomes.push(lintFile(candidate));
  }
  return outcomes;
}
