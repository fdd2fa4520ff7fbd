import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { collectGarbage, type Garbage, type GarbageOptions } from './collect-garbage.ts';
import { type ArtifactPlace, blobsFolder, defaultQuota, incomingFolder } from './place.ts';

export interface ArtifactOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly dataDirectory: string;
  /** Bytes; default 20 GiB. */
  readonly quota?: number | undefined;
  /** Whether builds make disks of their images, where that can be; default true. */
  readonly disks?: boolean | undefined;
  /** What is installed on this computer is read below it; default `/`. */
  readonly hostRoot?: string | undefined;
}

/** The blobs of a data directory; makes their folders. */
export function openArtifacts(options: ArtifactOptions): ArtifactPlace {
  const { store, clock, dataDirectory, quota = defaultQuota, disks = true, hostRoot = '/' } = options;
  const directory = join(dataDirectory, 'artifacts');
  const place: ArtifactPlace = { store, clock, directory, quota, disks, hostRoot, pins: new Map(), incoming: new Set() };
  for (const folder of [blobsFolder(place), incomingFolder(place)]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return place;
}

/** The collector of garbage, as the account has it. */
export interface GarbageCollector {
  /** Collects soon; call it after something was deleted. */
  wake(): void;
  /** Collects now, after what runs already. */
  collect(options?: GarbageOptions): Promise<Garbage>;
  /** Waits for the end of what runs, and collects no more. */
  close(): Promise<void>;
}

/** One collection runs at a time; several wishes while it runs are one more. */
export function openCollector(place: ArtifactPlace, onBug: (error: unknown) => void): GarbageCollector {
  let last: Promise<unknown> = Promise.resolve();
  let isDue = false;
  let closed = false;
  const collect = (options?: GarbageOptions) => {
    const next = last.then(() => collectGarbage(place, options));
    last = next.catch(() => undefined); // whoever asked for it is told
    return next;
  };
  return {
    wake() {
      if (isDue || closed) return;
      isDue = true;
      // Later, because the caller is still inside the transaction that deletes something.
      setImmediate(() => {
        isDue = false;
        if (!closed) collect().catch(onBug);
      });
    },
    collect,
    async close() {
      closed = true;
      await last;
    },
  };
}
