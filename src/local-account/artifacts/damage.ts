import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Damage, DamagedBlobError } from './faults.ts';
import { hashOf } from './hash.ts';
import { type ArtifactPlace, blobFile, damagedFolder } from './place.ts';
import { allBlobs, artifactsIn, findBlob, imagesWith, markDamaged } from './rows.ts';

/** Puts a blob's file where nothing uses it, and writes down that the blob is damaged. */
export async function setAside(place: ArtifactPlace, digest: string): Promise<Damage> {
  const { store, clock } = place;
  const file = blobFile(place, digest);
  const now = clock.now().getTime();
  const images = imagesWith(store, digest);
  let target: string | undefined;
  if (existsSync(file)) {
    await mkdir(damagedFolder(place), { recursive: true });
    target = join(damagedFolder(place), `${basename(file)}-${now}`);
    await rename(file, target);
  }
  markDamaged(store, digest, now);
  return { digest, images, setAside: target };
}

/** Reads a blob whole and compares. Throws DamagedBlobError where it is not what was written, after setting it aside. */
export async function verifyBlob(place: ArtifactPlace, digest: string): Promise<string> {
  const file = blobFile(place, digest);
  const isKnownBad = findBlob(place.store, digest)?.damaged !== undefined;
  if (!isKnownBad && existsSync(file) && (await hashOf(file)) === digest) return file;
  throw new DamagedBlobError(await setAside(place, digest));
}

/** Checks all that the image in this folder consists of, before it is built upon, exported or given away. */
export async function verifyContent(place: ArtifactPlace, folder: string): Promise<void> {
  const content = artifactsIn(place.store, folder).filter(({ kind }) => kind === 'content');
  const digests = new Set(content.flatMap(({ digest }) => (digest === undefined ? [] : [digest])));
  for (const digest of digests) await verifyBlob(place, digest);
}

/** Blobs that were found damaged, and what they were part of. */
export function damagedBlobs({ store }: Pick<ArtifactPlace, 'store'>): readonly Pick<Damage, 'digest' | 'images'>[] {
  const damaged = allBlobs(store).filter((blob) => blob.damaged !== undefined);
  return damaged.map(({ digest }) => ({ digest, images: imagesWith(store, digest) }));
}
