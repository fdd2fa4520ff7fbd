// Removes what no image, AMI or snapshot needs any more: marks from the store's rows, sweeps the disk.
import { readdirSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { heldKinds } from './holders.ts';
import { type ArtifactPlace, blobFile, blobsFolder, incomingFolder } from './place.ts';
import { type ArtifactRow, allBlobs, artifactsIn, copies, deleteArtifact, deleteBlobRow, isReferenced, owners } from './rows.ts';

export interface Garbage {
  /** Images whose files went, by ARN. */
  readonly images: readonly string[];
  readonly blobs: number;
  /** Bytes of blobs and copies that are free now. */
  readonly bytes: number;
}

export interface GarbageOptions {
  /** Whether copies that can be written again go too: those that newer builds have made superfluous, or all. Default `superseded`. */
  readonly copies?: 'superseded' | 'all';
}

/**
 * Safe at any time: blobs of deposits that are under way are pinned, and a blob is looked at and removed without anything in between.
 * Safe against a crash at any point: rows go after the files that they name, and files without rows are garbage to the next run.
 * Running it twice at once does no harm either.
 */
export async function collectGarbage(place: ArtifactPlace, options: GarbageOptions = {}): Promise<Garbage> {
  // What says that something isn't needed must not be undone by a power cut after the files are gone.
  place.store.statement('PRAGMA wal_checkpoint(FULL)').all();
  const images: string[] = [];
  for (const owner of owners(place.store)) if (await releaseUnheld(place, owner)) images.push(owner.image);
  const copied = await dropCopies(place, options.copies ?? 'superseded');
  const swept = await sweepBlobs(place);
  sweepOrphans(place);
  return { images, blobs: swept.blobs, bytes: copied + swept.bytes };
}

/** Removes the files and rows that nobody needs. Says whether there were any. */
export async function releaseUnheld(place: ArtifactPlace, owner: Pick<ArtifactRow, 'image' | 'folder'>): Promise<boolean> {
  const held = heldKinds(place.store, owner);
  const unheld = artifactsIn(place.store, owner.folder).filter(({ image, kind }) => image === owner.image && !held.has(kind));
  if (unheld.length === 0) return false;
  if (held.size === 0) await rm(owner.folder, { recursive: true, force: true });
  else for (const row of unheld) await removeShown(row);
  place.store.transaction(() => unheld.forEach((row) => void deleteArtifact(place.store, row)));
  return true;
}

/** Removes a file from its image's folder, and the folders that are empty after it. */
async function removeShown({ folder, name }: ArtifactRow): Promise<void> {
  await rm(join(folder, name), { force: true });
  for (let empty = dirname(join(folder, name)); empty !== folder; empty = dirname(empty)) {
    try {
      await rmdir(empty);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOENT') return;
      throw error;
    }
  }
}

async function dropCopies(place: ArtifactPlace, which: 'superseded' | 'all'): Promise<number> {
  const all = copies(place.store);
  const newest = new Map(all.map((copy) => [nameOf(copy), copy.image]));
  const dropped = all.filter((copy) => which === 'all' || newest.get(nameOf(copy)) !== copy.image);
  for (const copy of dropped) {
    await removeShown(copy);
    deleteArtifact(place.store, copy);
  }
  return dropped.reduce((sum, { size }) => sum + size, 0);
}

/** An image less its version: `arn:…:image/web/1.0.0/1` is a build of `arn:…:image/web`. */
const nameOf = ({ image }: ArtifactRow) => image.split('/').slice(0, 2).join('/');

async function sweepBlobs(place: ArtifactPlace): Promise<Pick<Garbage, 'blobs' | 'bytes'>> {
  let [blobs, bytes] = [0, 0];
  for (const { digest, size } of allBlobs(place.store)) {
    await breathe();
    if (isReferenced(place.store, digest) || place.pins.has(digest)) continue;
    rmSync(blobFile(place, digest), { force: true });
    deleteBlobRow(place.store, digest);
    blobs += 1;
    bytes += size;
  }
  return { blobs, bytes };
}

/** Files that an earlier process left before it could write their rows. */
function sweepOrphans(place: ArtifactPlace): void {
  const known = new Set(allBlobs(place.store).map(({ digest }) => blobFile(place, digest)));
  const pinned = new Set([...place.pins.keys()].map((digest) => blobFile(place, digest)));
  for (const file of readdirSync(blobsFolder(place)).map((name) => join(blobsFolder(place), name))) {
    if (!known.has(file) && !pinned.has(file) && statSync(file).isFile()) unlinkSync(file);
  }
  for (const folder of readdirSync(incomingFolder(place)).map((name) => join(incomingFolder(place), name))) {
    if (!place.incoming.has(folder)) rmSync(folder, { recursive: true, force: true });
  }
}
