// How writing and reading artifacts fails, in words for the reason of a failed image.
import type { Blob } from './rows.ts';

/** The artifacts would take more room than they are given. */
export class QuotaExceededError extends Error {
  constructor({ quota, used }: { readonly quota: number; readonly used: number }) {
    super(
      `The artifacts of this image would exceed the quota of ${inWords(quota)}, of which ${inWords(used)} are in use: ` +
        'delete images with their AMIs and snapshots, or raise the quota.',
    );
    this.name = 'QuotaExceededError';
  }
}

/** The disk is full, or as good as full. */
export class DiskFullError extends Error {
  constructor(directory: string, options?: ErrorOptions) {
    super(`The disk is full: the artifacts of this image find no room in ${directory}.`, options);
    this.name = 'DiskFullError';
  }
}

export interface Damage extends Pick<Blob, 'digest'> {
  /** The images that the blob is part of. */
  readonly images: readonly string[];
  /** Where its file was put; undefined where there was none. */
  readonly setAside: string | undefined;
}

/** A blob is not what was written. Its file is set aside, never used and never deleted. */
export class DamagedBlobError extends Error {
  readonly damage: Damage;

  constructor(damage: Damage) {
    const { digest, images, setAside } = damage;
    const what = setAside === undefined ? 'is missing' : `is damaged, and was set aside as ${setAside}`;
    super(`The blob ${digest} of ${images.join(', ') || 'no image'} ${what}. Build the image again.`);
    this.name = 'DamagedBlobError';
    this.damage = damage;
  }
}

/** Errors of a full disk in our own words, others as they are. */
export function orDiskFull(error: unknown, directory: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new DiskFullError(directory, { cause: error }) : error;
}

/** Bytes for people: 1.5 GiB. */
export function inWords(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`;
}
