import { sandboxSource } from '../../rehearsal/index.ts';
import type { RunBuild } from './build-job.ts';
import type { EngineDeps } from './build-run.ts';
import { createEngine } from './run-build.ts';

export interface EnginePlace extends Omit<EngineDeps, 'sandboxes'> {
  /** Bases and sandboxes are kept below it. */
  readonly cacheDirectory: string;
}

export interface Engine {
  readonly runBuild: RunBuild;
  /** Removes what builds of crashed processes left behind on this machine. */
  sweep(): Promise<unknown>;
}

/** The engine of this computer. */
export function openEngine({ cacheDirectory, ...deps }: EnginePlace): Engine {
  const sandboxes = sandboxSource({ cacheDirectory });
  return {
    runBuild: createEngine({ ...deps, sandboxes }),
    sweep: () => Promise.all([sandboxes.sweep(), deps.containers?.builders.sweep()]),
  };
}
