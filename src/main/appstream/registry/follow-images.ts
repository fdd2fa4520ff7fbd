import type { AccountTarget, ImagesEvent, ImageVisibility } from '../../../contract/index.ts';
import { type AwsOf, reachAccount } from '../../aws/reach.ts';
import type { Clock } from '../../catalogue/worker.ts';
import { createImageReader, type ImageReader, type ImageReaderDeps } from './image-reader.ts';
import { imagePages } from './read-images.ts';

/** Milliseconds. What one owns and is shown by others changes; AWS releases base images every few weeks. */
const ownPace = { passing: 2000, first: 15_000, longest: 90_000 };
const publicPace = { passing: 600_000, first: 600_000, longest: 600_000 };

const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

export interface ImageFollows {
  watch(target: AccountTarget, visibility: ImageVisibility, signal: AbortSignal): AsyncGenerator<ImagesEvent>;
  /** Looks at all lists of an account that are followed. */
  refresh(target: AccountTarget): void;
  close(): void;
}

/** One reader a list, however many windows follow it. */
export function createImageFollows(aws: AwsOf, deps: Partial<Pick<ImageReaderDeps, 'clock' | 'random' | 'pace'>> = {}): ImageFollows {
  const readers = new Map<string, ImageReader>();
  const readerOf = (target: AccountTarget, visibility: ImageVisibility): ImageReader => {
    const key = keyOf(target, visibility);
    const known = readers.get(key);
    if (known) return known;
    const made = createImageReader({
      ...{ clock: systemClock, random: Math.random, pace: visibility === 'PUBLIC' ? publicPace : ownPace, ...deps },
      async look() {
        const account = await reachAccount(aws, target);
        return { accountId: account.connection.accountId, pages: imagePages(await account.appstream(), visibility) };
      },
    });
    readers.set(key, made);
    return made;
  };
  return {
    watch: (target, visibility, signal) => readerOf(target, visibility).follow(signal),
    refresh(target) {
      for (const visibility of ['PRIVATE', 'SHARED', 'PUBLIC'] as const) readers.get(keyOf(target, visibility))?.look();
    },
    close() {
      for (const reader of readers.values()) reader.close();
    },
  };
}

const keyOf = ({ connection, region }: AccountTarget, visibility: ImageVisibility) => `${connection} ${region} ${visibility}`;
