import type { Sandbox, Snapshot } from '../../rehearsal/index.ts';
import type { BuildRun } from './build-run.ts';
import type { Machine } from './workpiece.ts';

/** A sandbox in the part of an instance. */
export interface Instance {
  readonly id: string;
  /** The running sandbox. After `freeze` it is a new one of the frozen disk: an instance runs on when an image was made of it. */
  sandbox(): Promise<Sandbox>;
  freeze(): Promise<Snapshot>;
  /** Safe to call twice. */
  terminate(): Promise<void>;
}

/** Opens a sandbox and tells of it in the words that the service has for an instance. */
export async function launchInstance(run: BuildRun, id: string, { driver, base }: Machine): Promise<Instance> {
  const { deps, journal, signal } = run;
  const open = (from: Machine['base']) => driver.open({ base: from, network: deps.network ?? 'internet', signal });
  journal.log('Launching instance');
  const first = await open(base);
  journal.log(`Launched instance (instance id: ${id})`, ...first.notes.map((note) => `Note: ${note}`));
  let running: Promise<Sandbox> | undefined = Promise.resolve(first);
  let frozen = base;
  const sandbox = () => {
    running ??= open(frozen);
    return running;
  };
  return {
    id,
    sandbox,
    async freeze() {
      const snapshot = await (await sandbox()).snapshot();
      running = undefined;
      frozen = snapshot.base;
      return snapshot;
    },
    terminate: async () => await (await running)?.close(),
  };
}
