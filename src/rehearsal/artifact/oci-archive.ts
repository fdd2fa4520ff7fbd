import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import { blobPath, type LayoutFile, layoutFiles, type OciImage } from './oci-documents.ts';

/** A file of an archive that is read from the disk as the archive is written. */
export interface ArchivedFile {
  readonly name: string;
  readonly file: string;
  readonly size: number;
}

/**
 * Writes an image as one tar that is an OCI layout (https://github.com/opencontainers/image-spec/blob/main/image-layout.md) and
 * docker's archive form at once, so that skopeo, podman and docker all load it. The file appears when it is whole.
 */
export async function writeOciArchive(file: string, image: OciImage): Promise<void> {
  const different = new Map(image.layers.map((layer) => [layer.digest, layer]));
  const layers = [...different.values()].map(({ digest, file: from, size }) => ({ name: blobPath(digest), file: from, size }));
  await writeArchive(file, [...layoutFiles(image), ...layers]);
}

/** Writes the files of a layout as an archive: those at the top first, blobs after the folders that they lie in. */
export async function writeArchive(file: string, files: readonly (LayoutFile | ArchivedFile)[]): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    const archive = pack();
    await Promise.all([pipeline(archive, createWriteStream(unfinished)), packFiles(archive, files)]);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function packFiles(archive: Pack, files: readonly (LayoutFile | ArchivedFile)[]): Promise<void> {
  const isBlob = ({ name }: { readonly name: string }) => name.startsWith('blobs/');
  for (const one of files.filter((each) => !isBlob(each))) await addFile(archive, one);
  // Named although files imply them: rootless skopeo chowns folders that it had to make up itself, and fails.
  await addFolder(archive, 'blobs/');
  await addFolder(archive, 'blobs/sha256/');
  for (const one of files.filter(isBlob)) await addFile(archive, one);
  archive.finalize();
}

/** The same image makes the same archive, byte for byte, whenever it is written: entries have no time. */
const mtime = new Date(0);

function addFolder(archive: Pack, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, type: 'directory', mode: 0o755, mtime }, '', (error) => (error ? reject(error) : resolve()));
  });
}

async function addFile(archive: Pack, one: LayoutFile | ArchivedFile): Promise<void> {
  const { name } = one;
  await new Promise<void>((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    if ('bytes' in one) archive.entry({ name, mode: 0o644, mtime }, one.bytes, done);
    else pipeline(createReadStream(one.file), archive.entry({ name, mode: 0o644, mtime, size: one.size }, done)).catch(reject);
  });
}
