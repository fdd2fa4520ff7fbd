// What one build puts into the store of blobs.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { orDiskFull } from './faults.ts';
import { type ArtifactPlace, blobFile, incomingFolder } from './place.ts';
import { type ArtifactKind, type ArtifactRow, type Blob, deleteArtifactsOf, insertArtifact } from './rows.ts';
import { type Intake, linkOrCopy, takeBytes, takeFile, takeSharedFile } from './take-in.ts';

/** Under which name a file shall lie in the image's folder, and as what. */
export interface Naming {
  readonly name: string;
  readonly kind: ArtifactKind;
}

/** The files of one image, from the first byte until they are recorded. Nothing of it lasts unless it is committed. */
export interface Deposit {
  /** An empty folder for files that are on their way; it goes with the deposit. */
  readonly incoming: string;
  /** Takes a file of `incoming`, whose digest was found as it was written. */
  file(naming: Naming, file: string, digest: string): Promise<Blob>;
  /** Takes a file that stays where it is. */
  shared(naming: Naming, file: string, digest: string): Promise<Blob>;
  bytes(naming: Naming, bytes: Uint8Array | string): Promise<Blob>;
  /** Gives a blob of this deposit another name. */
  alias(naming: Naming, blob: Blob): Promise<void>;
  /** Records a file that `write` makes in the image's folder out of its blobs, and that can be made again. */
  copy(name: string, write: (file: string) => Promise<void>): Promise<void>;
  /** Records all of it at once: from here on the image has these artifacts, and none of an earlier deposit. */
  commit(): void;
  /** Lets go of what was not committed; safe to call after `commit`. */
  close(): Promise<void>;
}

/** Opens the deposit of an image whose files shall be found in `folder`. */
export async function openDeposit(place: ArtifactPlace, owner: Pick<ArtifactRow, 'image' | 'folder'>): Promise<Deposit> {
  const incoming = await mkdtemp(join(incomingFolder(place), 'build-'));
  place.incoming.add(incoming);
  const pinned = new Set<string>();
  const rows: ArtifactRow[] = [];
  const intake: Intake = {
    incoming,
    pin(digest) {
      if (pinned.has(digest)) return;
      pinned.add(digest);
      place.pins.set(digest, (place.pins.get(digest) ?? 0) + 1);
    },
  };
  const record = async ({ name, kind }: Naming, blob: Blob) => {
    await showIn(place, { folder: owner.folder, name }, blob);
    rows.push({ ...owner, ...blob, name, kind });
    return blob;
  };
  return {
    incoming,
    file: async (naming, file, digest) => record(naming, await takeFile(place, intake, { file, digest })),
    shared: async (naming, file, digest) => record(naming, await takeSharedFile(place, intake, { file, digest })),
    bytes: async (naming, bytes) => record(naming, await takeBytes(place, intake, Buffer.from(bytes))),
    alias: async (naming, blob) => void (await record(naming, blob)),
    async copy(name, write) {
      const file = join(owner.folder, name);
      await write(file).catch((error: unknown) => Promise.reject(orDiskFull(error, owner.folder)));
      rows.push({ ...owner, name, kind: 'content', digest: undefined, size: (await stat(file)).blocks * statBlock });
    },
    commit: () =>
      place.store.transaction(() => {
        deleteArtifactsOf(place.store, owner.image);
        for (const row of rows) insertArtifact(place.store, row);
      }),
    async close() {
      for (const digest of pinned) unpin(place, digest);
      pinned.clear();
      place.incoming.delete(incoming);
      await rm(incoming, { recursive: true, force: true });
    },
  };
}

/** Gives a blob a name in the folder of its image: no further bytes on the disk where the file system has links. */
export async function showIn(place: ArtifactPlace, { folder, name }: Pick<ArtifactRow, 'folder' | 'name'>, blob: Blob): Promise<void> {
  const file = join(folder, name);
  if (isAbsolute(name) || normalize(name) !== name || !file.startsWith(`${normalize(folder)}${sep}`))
    throw new Error(`'${name}' is no name of an artifact`);
  await mkdir(dirname(file), { recursive: true });
  await rm(file, { force: true });
  await linkOrCopy(blobFile(place, blob.digest), file).catch((error: unknown) => Promise.reject(orDiskFull(error, folder)));
}

/** What `blocks` of a file's stat counts; holes take none. */
const statBlock = 512;

function unpin({ pins }: ArtifactPlace, digest: string): void {
  const left = (pins.get(digest) ?? 1) - 1;
  if (left === 0) pins.delete(digest);
  else pins.set(digest, left);
}
