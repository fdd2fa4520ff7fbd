import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Identity, letPass } from '../namespace/identity.ts';
import { claim, isClaimed } from '../namespace/owner.ts';
import { removeTree } from '../namespace/session.ts';
import type { BaseTask } from './task.ts';

export interface BaseCache {
  readonly cacheDirectory: string;
  readonly identity: Identity;
}

/** How a kind of base is made. */
export interface BaseRecipe {
  /** Tells apart all that differs on the disk: version, architecture, owner of the files. */
  readonly key: string;
  /** Fills an empty folder. */
  make(folder: string, task: BaseTask): Promise<void>;
}

const POLL_MS = 200;

const basesFolder = (cache: BaseCache) => join(cache.cacheDirectory, 'bases');

/** Distinguishes the owners that files of a base can have: bases of one identity are of no use to another. */
export const ownerKey = ({ uids, owner }: Identity): string => `${uids}-${owner?.uid ?? process.getuid?.()}`;

/** The folder of a base if it has been made. */
export function cachedFolder(cache: BaseCache, key: string): string | undefined {
  const folder = join(basesFolder(cache), key);
  return existsSync(folder) ? folder : undefined;
}

/**
 * The folder of a base, made when it is not there. It appears under its name only when it is whole; when two processes want it, one
 * makes it and the other waits.
 */
export async function ensureCached(cache: BaseCache, recipe: BaseRecipe, task: BaseTask): Promise<string> {
  mkdirSync(basesFolder(cache), { recursive: true });
  letPass(cache.identity, basesFolder(cache));
  const folder = join(basesFolder(cache), recipe.key);
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    task.signal?.throwIfAborted();
    if (takeLock(lock)) {
      try {
        if (!existsSync(folder)) await makeAside(cache, { folder, make: recipe.make }, task);
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    } else {
      await delay(POLL_MS, undefined, task.signal ? { signal: task.signal } : {});
    }
  }
  return folder;
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isClaimed(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
  claim(lock);
  return true;
}

async function makeAside(cache: BaseCache, target: { folder: string; make: BaseRecipe['make'] }, task: BaseTask): Promise<void> {
  const aside = mkdtempSync(join(basesFolder(cache), 'new-'));
  claim(aside);
  letPass(cache.identity, aside);
  try {
    await target.make(aside, task);
    task.signal?.throwIfAborted();
    renameSync(aside, target.folder);
  } catch (error) {
    await removeTree(cache.identity, aside);
    throw error;
  }
}

/** How the keys of this computer's views, and of layers of images built here, begin. Both are quickly made anew. */
export const HOST_VIEW = 'host-';
export const UNPACKED_LAYER = 'layer-';

/** Somebody may have chosen a base and not opened it yet; after a day he won't any more. */
const KEEP_MS = 24 * 60 * 60 * 1000;

/** Removes half-made bases of processes that are gone, views of this computer as it was before packages changed, and old layers. */
export async function sweepBases(cache: BaseCache, areSandboxesOpen: boolean): Promise<void> {
  const all = basesFolder(cache);
  if (!existsSync(all)) return;
  const names = readdirSync(all);
  const isUnfinished = (name: string) => (name.startsWith('new-') || name.endsWith('.lock')) && !isClaimed(join(all, name));
  // A sandbox that is open may stand on any of them.
  const outdated = areSandboxesOpen ? [] : outdatedBases(all, names);
  for (const name of [...names.filter(isUnfinished), ...outdated]) await removeTree(cache.identity, join(all, name));
}

function outdatedBases(folder: string, names: readonly string[]): string[] {
  const born = (name: string) => statSync(join(folder, name)).birthtimeMs;
  const finished = names.filter((name) => !name.endsWith('.lock'));
  const views = finished.filter((name) => name.startsWith(HOST_VIEW)).sort((a, b) => born(b) - born(a));
  const layers = finished.filter((name) => name.startsWith(UNPACKED_LAYER));
  return [...views.slice(1), ...layers].filter((name) => Date.now() - born(name) > KEEP_MS);
}
