import type { Contract, Handlers } from '../../contract/index.ts';
import type { RunRegistry } from '../runs/registry.ts';

export function runHandlers(runs: RunRegistry): Handlers<Contract>['runs'] {
  return {
    list: (_input, signal) => runs.list(signal),
    watch: ({ runId, after }, signal) => runs.watch(runId, { after, signal }),
    find: async (wanted) => runs.find(wanted),
    log: ({ runId, from, to }) => runs.log(runId, from, to),
    searchLog: ({ runId, text, stepId }, signal) => runs.searchLog(runId, { text, stepId }, signal),
    cancel: async ({ runId }) => runs.cancel(runId),
    remove: ({ runIds }) => runs.remove(runIds),
    removeOlder: async ({ before }) => ({ removed: await runs.removeOlder(before) }),
  };
}
