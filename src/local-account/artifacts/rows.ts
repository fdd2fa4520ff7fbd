// What the store knows of blobs and of the images that consist of them.
import type { Store } from '../store/store.ts';

/** A blob that is whole on the disk. */
export interface Blob {
  /** `sha256:` and the digits. */
  readonly digest: string;
  readonly size: number;
}

export interface BlobRow extends Blob {
  /** Since when its file isn't what it was, in milliseconds. */
  readonly damaged: number | undefined;
}

/** `content` is what the image consists of: it stands and falls with AMIs and snapshots. `facts` tell of it, and stay with its resource. */
export type ArtifactKind = 'content' | 'facts';

/** A file of an image. */
export interface ArtifactRow {
  /** The ARN of its image, which may be gone. */
  readonly image: string;
  /** The folder in which the image's files are found. */
  readonly folder: string;
  /** The path of the file in that folder. */
  readonly name: string;
  readonly kind: ArtifactKind;
  /** undefined: a copy that can be written again from the blobs. */
  readonly digest: string | undefined;
  readonly size: number;
}

export function findBlob(store: Store, digest: string): BlobRow | undefined {
  const row = store.statement('SELECT * FROM blob WHERE digest = ?').get(digest);
  return row && toBlob(row);
}

export function allBlobs(store: Store): readonly BlobRow[] {
  return store.statement('SELECT * FROM blob ORDER BY digest').all().map(toBlob);
}

/** Writes that a blob is whole on the disk, as it may be again after it was damaged. */
export function putBlobRow(store: Store, { digest, size }: Blob): void {
  store
    .statement('INSERT INTO blob (digest, size) VALUES (?, ?) ON CONFLICT (digest) DO UPDATE SET size = excluded.size, damaged = NULL')
    .run(digest, size);
}

export function markDamaged(store: Store, digest: string, time: number): void {
  store.statement('UPDATE blob SET damaged = ? WHERE digest = ?').run(time, digest);
}

export function deleteBlobRow(store: Store, digest: string): void {
  store.statement('DELETE FROM blob WHERE digest = ?').run(digest);
}

/** Whether an image consists of this blob. */
export function isReferenced(store: Store, digest: string): boolean {
  return store.statement('SELECT 1 FROM artifact WHERE digest = ? LIMIT 1').get(digest) !== undefined;
}

export function insertArtifact(store: Store, row: ArtifactRow): void {
  store
    .statement('INSERT INTO artifact (image, folder, name, kind, digest, size) VALUES (?, ?, ?, ?, ?, ?)')
    .run(row.image, row.folder, row.name, row.kind, row.digest ?? null, row.size);
}

export function deleteArtifact(store: Store, { image, name }: Pick<ArtifactRow, 'image' | 'name'>): void {
  store.statement('DELETE FROM artifact WHERE image = ? AND name = ?').run(image, name);
}

export function deleteArtifactsOf(store: Store, image: string): void {
  store.statement('DELETE FROM artifact WHERE image = ?').run(image);
}

/** The files of the image whose folder this is, by name. */
export function artifactsIn(store: Store, folder: string): readonly ArtifactRow[] {
  return store.statement('SELECT * FROM artifact WHERE folder = ? ORDER BY name').all(folder).map(toArtifact);
}

/** Every image that has files, with its folder. */
export function owners(store: Store): readonly Pick<ArtifactRow, 'image' | 'folder'>[] {
  const rows = store.statement('SELECT image, folder FROM artifact GROUP BY image, folder ORDER BY min(rowid)').all();
  return rows.map(({ image, folder }) => ({ image: String(image), folder: String(folder) }));
}

/** The copies that can be written again, the oldest first. */
export function copies(store: Store): readonly ArtifactRow[] {
  return store.statement('SELECT * FROM artifact WHERE digest IS NULL ORDER BY rowid').all().map(toArtifact);
}

/** The images that a blob is part of. */
export function imagesWith(store: Store, digest: string): readonly string[] {
  const rows = store.statement('SELECT DISTINCT image FROM artifact WHERE digest = ? ORDER BY image').all(digest);
  return rows.map(({ image }) => String(image));
}

/** Bytes of all blobs and copies, each counted once. */
export function usedBytes(store: Store): number {
  const row = store
    .statement('SELECT ifnull((SELECT sum(size) FROM blob), 0) + ifnull((SELECT sum(size) FROM artifact WHERE digest IS NULL), 0) AS used')
    .get();
  return Number(row?.used);
}

type Row = Readonly<Record<string, unknown>>;

function toBlob(row: Row): BlobRow {
  return { digest: String(row.digest), size: Number(row.size), damaged: row.damaged === null ? undefined : Number(row.damaged) };
}

function toArtifact(row: Row): ArtifactRow {
  return {
    image: String(row.image),
    folder: String(row.folder),
    name: String(row.name),
    kind: row.kind as ArtifactKind,
    digest: row.digest === null ? undefined : String(row.digest),
    size: Number(row.size),
  };
}
