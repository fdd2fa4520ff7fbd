import type { RunBuild } from './build-job.ts';
import type { Engine, EnginePlace } from './open-engine.ts';

export interface EngineOnDemand {
  readonly runBuild: RunBuild;
  /** Loads the engine, and with it removes what builds of crashed processes left behind. */
  open(): void;
  /** Waits for what was begun beside the builds. */
  close(): Promise<void>;
}

/**
 * The engine, loaded with the first build: most that is loaded with it (the linter, the sandboxes, what makes archives) is needed for
 * nothing else, and somebody who only looks at images need not wait for it.
 */
export function engineOnDemand(place: EnginePlace, onBug: (error: unknown) => void): EngineOnDemand {
  let loading: Promise<Engine> | undefined;
  let sweeping: Promise<unknown> = Promise.resolve();
  const load = async () => {
    const engine = (await import('./open-engine.ts')).openEngine(place);
    sweeping = engine.sweep().catch(onBug);
    return engine;
  };
  const opened = () => {
    loading ??= load();
    return loading;
  };
  return {
    runBuild: async (...build) => (await opened()).runBuild(...build),
    open: () => void opened().catch(onBug),
    async close() {
      await loading?.catch(() => undefined); // whoever needed it was told
      await sweeping;
    },
  };
}
