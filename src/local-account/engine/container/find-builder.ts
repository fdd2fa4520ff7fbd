import { existsSync } from 'node:fs';
import { type Workshops, workshops } from '../../../rehearsal/index.ts';
import { messageOf } from '../message-of.ts';
import { buildahBuilder, type StorageDriver } from './buildah.ts';
import type { BuilderChoice, ContainerBuilder, ContainerBuilders } from './builder.ts';
import { dockerBuilder, dockerFault, sweepDocker } from './docker.ts';
import { isInstalled, versionOf } from './tool-version.ts';

export type BuilderName = 'buildah' | 'podman' | 'docker';

export const builderNames: readonly BuilderName[] = ['buildah', 'podman', 'docker'];

/** The builders of this machine, tried in the order of `names`; what they work with lies below `directory` as long as they do. */
export function containerBuilders(directory: string, names: readonly BuilderName[] = builderNames): ContainerBuilders {
  const places = workshops(directory);
  const closing = new AbortController();
  let search: Promise<BuilderChoice> | undefined;
  let found: BuilderChoice | undefined;
  const find = async () => {
    found = await findBuilder(places, { directory, names, signal: closing.signal }).catch(untried);
    // What was not there may be installed by the next time that somebody asks.
    if (!found.available) search = undefined;
    return found;
  };
  return {
    choose() {
      search ??= find();
      return search;
    },
    known: () => found ?? (names.some(isInstalled) ? undefined : NONE),
    sweep: async () => {
      await sweepDocker(directory);
      return await places.sweep();
    },
    async close() {
      closing.abort();
      await search;
    },
  };
}

const REMEDY = 'Install buildah or podman, or start the docker service';
const NONE: BuilderChoice = { available: false, reason: 'No container builder is installed', remedy: REMEDY };

const untried = (error: unknown): BuilderChoice => {
  return { available: false, reason: `No container builder could be tried: ${messageOf(error)}`, remedy: 'Mend that, and try again' };
};

interface Search {
  readonly directory: string;
  readonly names: readonly BuilderName[];
  readonly signal: AbortSignal;
}

async function findBuilder(places: Workshops, { directory, names, signal }: Search): Promise<BuilderChoice> {
  const installed = names.filter(isInstalled);
  if (installed.length === 0) return NONE;
  const faults: string[] = [];
  for (const name of installed) {
    const builder = await (name === 'docker' ? tryDocker(directory) : tryBuildah(places, name, signal));
    if (typeof builder !== 'string') return { available: true, builder };
    faults.push(`${name}: ${builder}`);
  }
  return { available: false, reason: `No container builder works here (${faults.join('; ')})`, remedy: REMEDY };
}

/** The builder with the storage that works, or what is wrong with it. */
async function tryBuildah(places: Workshops, cli: 'buildah' | 'podman', signal: AbortSignal): Promise<ContainerBuilder | string> {
  const availability = places.availability();
  if (!availability.available) return `${availability.reason}. ${availability.remedy}`;
  const title = await versionOf(cli);
  let fault = '';
  for (const storage of ['overlay', 'vfs'] satisfies StorageDriver[]) {
    const builder = buildahBuilder({ cli, storage, title }, places);
    const complaint = await tryOut(builder, signal);
    if (complaint === undefined) return builder;
    fault = complaint;
  }
  return fault;
}

/** The program of the trial and what it needs, of this machine, on an image of nothing. */
const TRIAL = 'FROM scratch\nRUN ["/usr/bin/env"]\n';
const MOUNTS = ['/usr', '/bin', '/lib', '/lib64'];
const PATIENCE_MS = 60_000;

/** Really builds an image in which a program runs; what is wrong, or nothing. */
async function tryOut(builder: ContainerBuilder, closing: AbortSignal): Promise<string | undefined> {
  const said: string[] = [];
  const task = {
    signal: AbortSignal.any([closing, AbortSignal.timeout(PATIENCE_MS)]),
    onOutput: (lines: readonly string[]) => void said.push(...lines),
  };
  try {
    const session = await builder.open(task);
    try {
      const mounts = MOUNTS.filter((path) => existsSync(path));
      await session.build({ dockerfile: TRIAL, tag: 'localhost/kiln-trial:1', network: 'none', mounts });
      return undefined;
    } finally {
      await session.close();
    }
  } catch (error) {
    return [messageOf(error), ...said.slice(-2)].join(' ').slice(0, 500);
  }
}

async function tryDocker(directory: string): Promise<ContainerBuilder | string> {
  const fault = await dockerFault();
  return fault ?? dockerBuilder({ directory, title: await versionOf('docker') });
}
