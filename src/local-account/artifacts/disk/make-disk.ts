// An image as a disk.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileSystemObstacle, LAYERS_NAME, type LayersFile, makeFileSystem } from '../../../rehearsal/index.ts';
import { type ArtifactPlace, blobFile } from '../place.ts';
import { flatten } from './flatten.ts';

/** There is no disk of an image here, and why. */
export class NoDiskError extends Error {
  constructor(reason: string) {
    super(`There is no disk of this image: ${reason}.`);
    this.name = 'NoDiskError';
  }
}

/** The name of an image's disk in its folder of artifacts. */
export const DISK_NAME = 'disk.raw';

/** Where a disk is made: `work` is an empty folder on the disk that `file` shall be on. */
export interface NewDisk {
  readonly work: string;
  readonly file: string;
}

/** Why no disk can be made of an image; undefined where one can. */
export function diskObstacle({ complete }: Pick<LayersFile, 'complete'>): string | undefined {
  return complete ? fileSystemObstacle() : "its base can't be given away, so that the layer of changes is all that there is";
}

/**
 * Makes a raw disk: one ext4 file system with the image's root and some room, without partitions, boot loader and kernel, which container
 * images do not have either. It can be mounted and attached, and not be booted.
 */
export async function makeDisk(layers: readonly string[], { work, file }: NewDisk): Promise<void> {
  const root = await flatten(layers);
  await makeFileSystem(root.tar(), { work, file, bytes: root.bytes });
}

/** The files of the layers of the image in this folder, the lowest first. Throws a NoDiskError where they are no whole root. */
export async function layersForDisk(place: ArtifactPlace, folder: string): Promise<readonly string[]> {
  const list = JSON.parse(await readFile(join(folder, LAYERS_NAME), 'utf8')) as LayersFile;
  const obstacle = diskObstacle(list);
  if (obstacle) throw new NoDiskError(obstacle);
  return list.layers.map(({ digest }) => blobFile(place, digest));
}
