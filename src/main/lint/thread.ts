import { parentPort, workerData } from 'node:worker_threads';
import { createLinter, type LinterOptions } from './linter.ts';
import type { Batch, BatchOutcome } from './thread-pool.ts';

// The code of a thread of the pool: batches in, outcomes out.
const linter = createLinter(workerData as LinterOptions);

async function lintBatch({ start, candidates }: Batch): Promise<BatchOutcome> {
  const outcomes = await Promise.all(candidates.map((candidate) => linter.lint(candidate)));
  return { start, outcomes, found: linter.takeFound() };
}

// A rejection is an uncaught error of the thread, which the pool tells.
parentPort?.on('message', (batch: Batch) => void lintBatch(batch).then((done) => parentPort?.postMessage(done)));
