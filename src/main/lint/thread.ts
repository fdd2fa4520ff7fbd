import { parentPort } from 'node:worker_threads';
import { lintFile } from './lint-file.ts';
import type { Batch, BatchOutcome } from './thread-pool.ts';

// The code of a thread of the pool: batches in, outcomes out.
parentPort?.on('message', ({ start, candidates }: Batch) => {
  parentPort?.postMessage({ start, outcomes: candidates.map(lintFile) } satisfies BatchOutcome);
});
