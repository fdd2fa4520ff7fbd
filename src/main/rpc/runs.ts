import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Contract, Handlers } from '../../contract/index.ts';
import type { RunRegistry } from '../runs/registry.ts';
import { exportRun, openRunFile } from '../runs/run-file.ts';
import type { WatchedRuns } from '../watch/watched-runs.ts';
import { resolveInside } from '../workspace/paths.ts';

export interface RunHandlersDeps {
  readonly runs: RunRegistry;
  readonly watched: WatchedRuns;
  /** Kiln's own folder. */
  readonly data: string;
}

export function runHandlers({ runs, watched, data }: RunHandlersDeps): Handlers<Contract>['runs'] {
  return {
    list: (_input, signal) => runs.list(signal),
    find: async (wanted) => runs.find(wanted),
    watch: ({ runId, after }, signal) => runs.watch(runId, { after, signal }),
    log: ({ runId, from, to }) => runs.log(runId, from, to),
    searchLog: ({ runId, text, stepId }, signal) => runs.searchLog(runId, { text, stepId }, signal),
    cancel: async ({ runId }) => runs.cancel(runId),
    watchImage: async (image) => ({ runId: await watched.watch(image) }),
    retry: async ({ runId }) => ({ runId: await watched.retry(runId) }),
    answerStep: (answer) => watched.answer(answer),
    async *export({ runId }) {
      for await (const chunk of exportRun(runs, runId, data)) yield { data: (chunk as Buffer).toString('base64') };
    },
    open: async ({ data: file }) => ({ runId: await openRunFile(runs, Readable.from([Buffer.from(file, 'base64')])) }),
    openFile: async (file) => ({ runId: await openRunFile(runs, createReadStream(await resolveInside(file))) }),
    remove: ({ runIds }) => runs.remove(runIds),
    removeOlder: async ({ before }) => ({ removed: await runs.removeOlder(before) }),
  };
}
