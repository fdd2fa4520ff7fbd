import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { appRoot } from '../app-root.ts';
import type { KeptOutcome } from './kept-outcomes.ts';
import type { CacheEntry } from './kept-results.ts';
import type { LinterOptions } from './linter.ts';
import type { LintOutcome, PlacedCandidate } from './outcome.ts';

const BATCH = 40;

/** Run from its sources the program has `thread.ts`; the bundle has an entry of its own for it (electron.vite.config.ts). */
function threadFile(): string {
  return import.meta.filename.endsWith('.ts') ? join(import.meta.dirname, 'thread.ts') : join(appRoot(), 'out', 'main', 'lint-thread.js');
}

export interface Batch {
  readonly start: number;
  readonly candidates: readonly PlacedCandidate[];
}

export interface BatchOutcome {
  readonly start: number;
  readonly outcomes: readonly LintOutcome[];
  /** What the thread found that is worth keeping. */
  readonly found: readonly CacheEntry<KeptOutcome>[];
}

interface InThreadsOptions {
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly options: LinterOptions;
  /** Is told what the threads found that is worth keeping. */
  learn(entries: readonly CacheEntry<KeptOutcome>[]): void;
}

/** Lints files in threads, batch by batch: a thread that is done takes the next. Rejects when a thread breaks. */
export async function lintInThreads(
  candidates: readonly PlacedCandidate[],
  { threads, signal, options, learn }: InThreadsOptions,
): Promise<readonly LintOutcome[]> {
  const outcomes: LintOutcome[] = [];
  const batches = batchesOf(candidates)[Symbol.iterator]();
  const workers = Array.from({ length: threads }, () => new Worker(threadFile(), { workerData: options }));
  try {
    await Promise.all(workers.map((worker) => serve(worker, { batches, outcomes, signal, learn })));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return outcomes;
}

interface Work {
  readonly batches: Iterator<Batch>;
  readonly outcomes: LintOutcome[];
  readonly signal: AbortSignal;
  learn(entries: readonly CacheEntry<KeptOutcome>[]): void;
}

/** Feeds one thread until no batch is left. */
function serve(worker: Worker, { batches, outcomes, signal, learn }: Work): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const batch = signal.aborted ? undefined : batches.next();
      if (batch === undefined || batch.done === true) resolve();
      else worker.postMessage(batch.value);
    };
    worker.on('message', (done: BatchOutcome) => {
      for (const [at, outcome] of done.outcomes.entries()) outcomes[done.start + at] = outcome;
      learn(done.found);
      next();
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('A thread of the linter ended before its work was done.')));
    next();
  });
}

function* batchesOf(candidates: readonly PlacedCandidate[]): Generator<Batch> {
  for (let start = 0; start < candidates.length; start += BATCH) yield { start, candidates: candidates.slice(start, start + BATCH) };
}
