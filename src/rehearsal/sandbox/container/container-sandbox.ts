import { randomUUID } from 'node:crypto';
import type { OpenRequest, Sandbox } from '../driver.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { runArguments } from './container-argv.ts';
import { containerChanges } from './container-changes.ts';
import { executeInContainer } from './container-exec.ts';
import { containerSnapshot } from './container-snapshot.ts';
import { askEngine, type ContainerEngine, tryEngine } from './engine.ts';
import type { ImageBase } from './image-reference.ts';
import { ownerLabel } from './owner-label.ts';

const NOTES = {
  none: 'The network is off: only loopback answers.',
  internet: "Steps use the container engine's network; this computer's services may answer under its own addresses.",
};

/** Starts a container of the base's image; it lives until the sandbox is closed. */
export async function openContainerSandbox(engine: ContainerEngine, base: ImageBase, request: OpenRequest): Promise<Sandbox> {
  request.signal?.throwIfAborted();
  const name = `kiln-${randomUUID()}`;
  const { network } = request;
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  try {
    await askEngine(engine, runArguments(engine, { name, image: base.image, network, limits, owner: ownerLabel() }));
  } catch (error) {
    await removeContainer(engine, name);
    throw error;
  }
  const inside = (script: string) => askEngine(engine, ['exec', name, '/bin/sh', '-c', script]);
  let closed = false;

  const close = async () => {
    if (closed) return;
    closed = true;
    await removeContainer(engine, name);
  };

  return {
    driver: 'container',
    base,
    notes: [
      NOTES[network],
      'There is no init system: units can be enabled, but nothing starts them.',
      "The kernel is the engine's: modules, sysctl, mounts and clocks can't be changed.",
    ],
    exec: (step) => executeInContainer({ engine, name }, step),
    reboot: async () => {
      await inside(EMPTY_TMP);
      await askEngine(engine, ['restart', '--time', '0', name]);
    },
    changes: () => containerChanges(engine, name),
    snapshot: async () => {
      await askEngine(engine, ['restart', '--time', '0', name]); // ends all processes, and /run begins anew
      await inside(EMPTY_TMP);
      const changes = await containerChanges(engine, name);
      const image = `localhost/kiln-snapshot:${randomUUID()}`;
      await askEngine(engine, ['commit', name, image]);
      await close();
      return containerSnapshot(engine, { ...base, id: `image-${image}`, image }, changes);
    },
    close,
  };
}

const EMPTY_TMP = 'find /tmp -mindepth 1 -delete';

/** Safe when there is no such container. podman's `rm --force` alone would wait ten seconds for PID 1 to heed it. */
export async function removeContainer(engine: ContainerEngine, name: string): Promise<void> {
  await tryEngine(engine, ['kill', name]);
  await tryEngine(engine, ['rm', '--force', '--volumes', name]);
}
