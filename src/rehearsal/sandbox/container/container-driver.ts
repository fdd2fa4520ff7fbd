import type { Availability, SandboxDriver } from '../driver.ts';
import { untilEnd } from '../tool.ts';
import { LABEL } from './container-argv.ts';
import { openContainerSandbox, removeContainer } from './container-sandbox.ts';
import { askEngine, type ContainerEngine, spawnEngine } from './engine.ts';
import { isImageBase } from './image-reference.ts';
import { isOrphan } from './owner-label.ts';

export interface ContainerDriverOptions {
  /** docker, podman or the path of either; absent: whichever answers first. */
  readonly cli?: string;
  readonly globalArguments?: readonly string[];
  readonly runArguments?: readonly string[];
}

export interface ContainerDriver extends SandboxDriver {
  /** The engine behind it; rejects when the probe fails. */
  engine(): Promise<ContainerEngine>;
}

const KNOWN = ['docker', 'podman'];
const PATIENCE_MS = 5000;

/** Sandboxes that are containers of docker or podman, on an image that the user chooses. */
export function containerDriver(options: ContainerDriverOptions = {}): ContainerDriver {
  let search: Promise<ContainerEngine | undefined> | undefined;
  const find = () => {
    search ??= findEngine(options);
    return search;
  };
  const engine = async () => {
    const found = await find();
    if (!found) throw new Error('No container engine answers');
    return found;
  };
  return {
    name: 'container',
    engine,
    probe: async (): Promise<Availability> => {
      if (await find()) return { available: true };
      const names = options.cli ?? KNOWN.join(' and ');
      return {
        available: false,
        reason: `No container engine answers (tried ${names})`,
        remedy: 'Install podman, or start the docker service',
      };
    },
    open: async (request) => {
      if (!isImageBase(request.base)) throw new TypeError(`The container driver can't open "${request.base.title}"`);
      return openContainerSandbox(await engine(), request.base, request);
    },
    sweep: async () => {
      const found = await find();
      return found ? sweepContainers(found) : 0;
    },
  };
}

async function findEngine(options: ContainerDriverOptions): Promise<ContainerEngine | undefined> {
  const { globalArguments = [], runArguments = [] } = options;
  for (const cli of options.cli ? [options.cli] : KNOWN) {
    const engine = { cli, globalArguments, runArguments };
    if (await answers(engine)) return engine;
  }
  return undefined;
}

/** `version` asks the daemon too, where there is one; a client without its daemon must not pass, nor make us wait. */
async function answers(engine: ContainerEngine): Promise<boolean> {
  const child = spawnEngine(engine, ['version'], ['ignore', 'ignore', 'ignore']);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const { exitCode } = await untilEnd(child);
  clearTimeout(timer);
  return exitCode === 0;
}

async function sweepContainers(engine: ContainerEngine): Promise<number> {
  const format = `{{.Names}}\t{{.Label "${LABEL}"}}`;
  const listing = await askEngine(engine, ['ps', '--all', '--filter', `label=${LABEL}`, '--format', format]);
  const rows = listing
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));
  const orphans = rows.filter(([, owner = '']) => isOrphan(owner));
  for (const [name = ''] of orphans) await removeContainer(engine, name);
  return orphans.length;
}
