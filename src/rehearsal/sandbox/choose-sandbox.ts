import type { ChooseSandbox, SandboxChoice } from '../sandbox-choice.ts';
import { ensureBuiltImage } from './base/built-image.ts';
import { type BaseCache, sweepBases } from './base/cache.ts';
import { cachedDebianBase, debianObstacle, ensureDebianBase } from './base/debian.ts';
import { ensureHostView } from './base/host-view.ts';
import type { BaseTask } from './base/task.ts';
import { type ContainerDriverOptions, containerDriver } from './container/container-driver.ts';
import { DEFAULT_IMAGE, imageBase, loadedImage } from './container/image-reference.ts';
import type { Base } from './driver.ts';
import { chooseIdentity } from './namespace/identity.ts';
import { namespaceDriver } from './namespace/namespace-driver.ts';
import { hasSessions } from './namespace/session.ts';

export interface SandboxPlaces {
  /** Bases and sandboxes are kept below it. */
  readonly cacheDirectory: string;
  /** Which container engine, and what its command lines need on this machine. */
  readonly container?: ContainerDriverOptions;
}

/** Where sandboxes come from on this machine. Make one per process: what it finds out about the machine, it finds out once. */
export interface SandboxSource {
  /** For a rehearsal: whatever is ready soonest. */
  readonly choose: ChooseSandbox;
  /** For a build: the base that makes a whole image. `parent` is the artifacts' folder of an image that was built here. */
  chooseForBuild(parent: string | undefined, task: BaseTask): Promise<SandboxChoice>;
  /** Removes what crashed processes left behind; returns how many sandboxes that were. */
  sweep(): Promise<number>;
}

export function sandboxSource(places: SandboxPlaces): SandboxSource {
  const namespace = namespaceDriver(places);
  const container = containerDriver(places.container);
  const cache = (): BaseCache => ({ ...places, identity: chooseIdentity(places.cacheDirectory) });

  const inNamespace = async (base: () => Promise<Base>): Promise<SandboxChoice> => {
    const probe = await namespace.probe();
    return probe.available ? { available: true, driver: namespace, base: await base() } : probe;
  };
  const inContainer = async (image: string, task: BaseTask): Promise<SandboxChoice> => {
    const probe = await container.probe();
    if (!probe.available) return probe;
    return { available: true, driver: container, base: await imageBase(await container.engine(), image, task) };
  };
  /** The namespace driver, or else the other; when neither works, what the first needs is the easier thing to mend. */
  const eitherWay = async (base: () => Promise<Base>, task: BaseTask): Promise<SandboxChoice> => {
    const first = await inNamespace(base);
    if (first.available) return first;
    const second = await inContainer(DEFAULT_IMAGE, task);
    return second.available ? second : first;
  };

  return {
    choose: async ({ driver, image }, task) => {
      const base = () => baseForRehearsal(cache(), task);
      if (driver === 'container' || (driver === 'auto' && image)) return inContainer(image ?? DEFAULT_IMAGE, task);
      if (image) return { available: false, reason: 'The namespace driver knows no images', remedy: 'Choose the container driver' };
      return driver === 'namespace' ? inNamespace(base) : eitherWay(base, task);
    },
    chooseForBuild: async (parent, task) => {
      if (parent === undefined) return eitherWay(() => baseForBuild(cache(), task), task);
      const first = await inNamespace(() => ensureBuiltImage(cache(), parent, task));
      if (first.available) return first;
      const probe = await container.probe();
      if (!probe.available) return first;
      return { available: true, driver: container, base: await loadedImage(await container.engine(), parent) };
    },
    sweep: async () => {
      const engines = await Promise.all([namespace.sweep(), container.sweep()]);
      await sweepBases(cache(), hasSessions(places.cacheDirectory));
      return engines.reduce((sum, count) => sum + count, 0);
    },
  };
}

async function baseForRehearsal(cache: BaseCache, task: BaseTask): Promise<Base> {
  return cachedDebianBase(cache) ?? ensureHostView(cache, task);
}

async function baseForBuild(cache: BaseCache, task: BaseTask): Promise<Base> {
  const obstacle = debianObstacle(cache) ?? (await tryDebian(cache, task));
  if (typeof obstacle !== 'string') return obstacle;
  task.onProgress?.(`No Debian base: ${obstacle}. Going on with this computer's view.`);
  return ensureHostView(cache, task);
}

/** The base, or why it could not be made (as a rule, the archive is out of reach). */
async function tryDebian(cache: BaseCache, task: BaseTask): Promise<Base | string> {
  try {
    return await ensureDebianBase(cache, task);
  } catch (error) {
    task.signal?.throwIfAborted();
    return error instanceof Error ? error.message : String(error);
  }
}

/** For those who only rehearse. */
export const sandboxChooser = (places: SandboxPlaces): ChooseSandbox => sandboxSource(places).choose;
