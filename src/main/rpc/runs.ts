import type { Contract, Handlers } from '../../contract/index.ts';
import type { RunRegistry } from '../runs/registry.ts';

export function runHandlers(runs: RunRegistry): Handlers<Contract>['runs'] {
  return {
    list: (_input, signal) => runs.list(signal),
    watch: ({ runId, after }, signal) => runs.watch(runId, { after, signal }),
    cancel: async ({ runId }) => runs.cancel(runId),
  };
}
