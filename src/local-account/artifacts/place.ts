import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';

/** Bytes that artifacts may take unless somebody says otherwise: some hundred images of one base. */
export const defaultQuota = 20 * 1024 ** 3;

/** Where blobs live, and what is going on with them in this process: the only one, since the store lets no second one in. */
export interface ArtifactPlace {
  readonly store: Store;
  readonly clock: Clock;
  /** `blobs`, `incoming` and `damaged` lie below it. */
  readonly directory: string;
  /** The most bytes that all artifacts together may take. */
  readonly quota: number;
  /** Whether builds make disks of their images, where that can be. */
  readonly disks: boolean;
  /** The root of this computer, on which images stand that are no whole root: `/`. */
  readonly hostRoot: string;
  /** Blobs that deposits have taken in and not recorded yet, and how many deposits each. No row refers to them, and still they stay. */
  readonly pins: Map<string, number>;
  /** Folders below `incoming` that deposits write into. */
  readonly incoming: Set<string>;
}

/** A blob's name: `sha256:` and 64 digits. */
const digestForm = /^sha256:([0-9a-f]{64})$/;

/** The file of a blob. Throws for what is no digest, because digests also come from files that others wrote. */
export function blobFile({ directory }: Pick<ArtifactPlace, 'directory'>, digest: string): string {
  const [, hex] = digestForm.exec(digest) ?? [];
  if (!hex) throw new Error(`'${digest.slice(0, 100)}' is no sha256 digest`);
  return join(directory, 'blobs', 'sha256', hex);
}

export const blobsFolder = ({ directory }: Pick<ArtifactPlace, 'directory'>) => join(directory, 'blobs', 'sha256');
export const incomingFolder = ({ directory }: Pick<ArtifactPlace, 'directory'>) => join(directory, 'incoming');
export const damagedFolder = ({ directory }: Pick<ArtifactPlace, 'directory'>) => join(directory, 'damaged');
