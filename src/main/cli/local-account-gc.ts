import { existsSync } from 'node:fs';
import { AppError } from '../../contract/index.ts';
import { type Collected, collectArtifacts, startError } from '../local-account.ts';

/** Frees what no image needs. Fails with `unavailable` while a process serves the folder: that one collects by itself. */
export async function collectGarbage(dataDirectory: string): Promise<Collected> {
  if (!existsSync(dataDirectory)) throw new AppError('not-found', `There is no local account in ${dataDirectory}.`);
  try {
    return await collectArtifacts(dataDirectory);
  } catch (error) {
    throw startError(error, dataDirectory);
  }
}

/** What went and what is left, for people. */
export function garbageReport({ blobs, bytes, used, damaged }: Collected): string {
  const lines = [
    `Freed: ${mebibytes(bytes)} of ${blobs} blobs. In use: ${mebibytes(used)}.`,
    ...damaged.map(
      ({ digest, images }) => `Damaged: ${digest}, which ${images.length === 0 ? 'no image needs' : `${images.join(', ')} need`}.`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
