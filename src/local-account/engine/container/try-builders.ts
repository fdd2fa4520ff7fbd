import { existsSync } from 'node:fs';
import { type Workshops, workshops } from '../../../rehearsal/index.ts';
import { messageOf } from '../message-of.ts';
import { buildahBuilder, type StorageDriver } from './buildah.ts';
import type { BuilderName, ContainerBuilder } from './builder.ts';
import { dockerBuilder, dockerFault, sweepDocker } from './docker.ts';
import { versionOf } from './tool-version.ts';

export interface Trial {
  /** What the builders work with lies below it. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** The first of these builders that works, or what is wrong with each. */
export async function tryBuilders(
  names: readonly BuilderName[],
  { directory, signal }: Trial,
): Promise<{ readonly builder: ContainerBuilder } | { readonly faults: readonly string[] }> {
  const places = workshops(directory);
  const faults: string[] = [];
  for (const name of names) {
    const builder = await (name === 'docker' ? tryDocker(directory) : tryBuildah(places, name, signal));
    if (typeof builder !== 'string') return { builder };
    faults.push(`${name}: ${builder}`);
  }
  return { faults };
}

/** Removes what crashed processes left behind of builders below a directory. */
export async function sweepBuilders(directory: string): Promise<unknown> {
  await sweepDocker(directory);
  return await workshops(directory).sweep();
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
