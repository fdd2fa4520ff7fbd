import type { Sandbox, Snapshot } from '../../rehearsal/index.ts';
import type { BuildRun } from './build-run.ts';
import { keepDisk } from './keep-disk.ts';
import { machineOf } from './machines.ts';
import type { Machine } from './workpiece.ts';

/** A sandbox in the part of an instance. */
export interface Instance {
  readonly id: string;
  /** The running sandbox. After `freeze` it is a new one of the frozen disk: an instance runs on when an image was made of it. */
  sandbox(): Promise<Sandbox>;
  freeze(): Promise<Snapshot>;
  /** Keeps its disk in a folder of this name and ends it; answers the folder, or undefined for an instance that was terminated. */
  suspend(folder: string): Promise<string | undefined>;
  /** Safe to call twice. */
  terminate(): Promise<void>;
}

/** Opens a sandbox and tells of it in the words that the service has for an instance. */
export async function launchInstance(run: BuildRun, id: string, machine: Machine): Promise<Instance> {
  run.journal.log('Launching instance');
  const sandbox = await openSandbox(run, machine);
  run.journal.log(`Launched instance (instance id: ${id})`, ...sandbox.notes.map((note) => `Note: ${note}`));
  return instanceOf(run, id, { running: Promise.resolve(sandbox), machine: async () => machine });
}

/** An instance that an earlier run suspended; it runs again as soon as somebody asks for its sandbox. */
export function wakeInstance(run: BuildRun, id: string, folder: string): Instance {
  return instanceOf(run, id, { machine: () => keptMachine(run, id, folder), kept: folder });
}

async function keptMachine(run: BuildRun, id: string, folder: string): Promise<Machine> {
  const machine = await machineOf(run, folder);
  run.journal.log(`Instance ${id} runs again`);
  return machine;
}

/** An instance that was terminated before its workflow was suspended. */
export function terminatedInstance(id: string): Instance {
  const gone = () => Promise.reject(new Error(`The instance ${id} is terminated`));
  return { id, sandbox: gone, freeze: gone, suspend: async () => undefined, terminate: async () => undefined };
}

function openSandbox({ deps, signal }: BuildRun, { driver, base }: Machine): Promise<Sandbox> {
  return driver.open({ base, network: deps.network ?? 'internet', signal });
}

interface Start {
  readonly running?: Promise<Sandbox>;
  /** Of what its sandbox is opened; asked once. */
  readonly machine: () => Promise<Machine>;
  /** Where its disk lies as long as it does not run. */
  readonly kept?: string;
}

function instanceOf(run: BuildRun, id: string, start: Start): Instance {
  let { running, kept } = start;
  let from: Promise<Machine> | undefined;
  let terminated = false;
  const machine = () => {
    from ??= start.machine();
    return from;
  };
  const sandbox = () => {
    kept = undefined;
    running ??= machine().then((found) => openSandbox(run, found));
    return running;
  };
  const freeze = async () => {
    const snapshot = await (await sandbox()).snapshot();
    const { driver } = await machine();
    running = undefined;
    from = Promise.resolve({ driver, base: snapshot.base });
    return snapshot;
  };
  return {
    id,
    sandbox,
    freeze,
    async suspend(folder) {
      if (terminated || kept !== undefined) return kept;
      const snapshot = await freeze();
      try {
        await keepDisk(snapshot, { folder, title: `the disk of ${id}` });
      } finally {
        await snapshot.dispose();
      }
      run.journal.log(`Instance ${id} is suspended while its workflow waits: its disk is kept, and what ran on it has ended`);
      kept = folder;
      return folder;
    },
    async terminate() {
      terminated = true;
      kept = undefined;
      await (await running)?.close();
    },
  };
}
