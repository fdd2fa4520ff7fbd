import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import type { ImageLayer } from './image-layer.ts';

export interface OciImage {
  /** The reference that engines will know it by: `localhost/web:1.0.0-1`. */
  readonly name: string;
  /** The lowest first. */
  readonly layers: readonly ImageLayer[];
  /** One entry a layer: what made it. */
  readonly history: readonly string[];
  readonly created: Date;
  readonly labels: Readonly<Record<string, string>>;
}

interface Blob {
  readonly digest: string;
  readonly bytes: Buffer;
}

const OCI = 'application/vnd.oci.image';
const SEARCH_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Writes an image as one tar that is an OCI layout (https://github.com/opencontainers/image-spec/blob/main/image-layout.md) and
 * docker's archive form at once, so that skopeo, podman and docker all load it. The file appears when it is whole.
 */
export async function writeOciArchive(file: string, image: OciImage): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    const archive = pack();
    await Promise.all([pipeline(archive, createWriteStream(unfinished)), packImage(archive, image)]);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function packImage(archive: Pack, image: OciImage): Promise<void> {
  const config = jsonBlob(imageConfig(image));
  const manifest = jsonBlob(imageManifest(config, image.layers));
  await addFile(archive, 'oci-layout', JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await addFile(archive, 'index.json', JSON.stringify(imageIndex(manifest, image.name)));
  await addFile(archive, 'manifest.json', JSON.stringify([dockerManifest(config, image)]));
  // Named although files imply them: rootless skopeo chowns folders that it had to make up itself, and fails.
  await addFolder(archive, 'blobs/');
  await addFolder(archive, 'blobs/sha256/');
  for (const blob of [config, manifest]) await addFile(archive, blobPath(blob.digest), blob.bytes);
  const different = new Map(image.layers.map((layer) => [layer.digest, layer]));
  for (const layer of different.values()) await addLayer(archive, layer);
  archive.finalize();
}

function imageConfig(image: OciImage): object {
  return {
    created: image.created.toISOString(),
    architecture: architecture(),
    os: 'linux',
    config: { Env: [SEARCH_PATH], Cmd: ['/bin/bash'], Labels: image.labels },
    rootfs: { type: 'layers', diff_ids: image.layers.map(({ diffId }) => diffId) },
    history: image.history.map((by) => ({ created: image.created.toISOString(), created_by: by })),
  };
}

function imageManifest(config: Blob, layers: readonly ImageLayer[]): object {
  return {
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: { mediaType: `${OCI}.config.v1+json`, digest: config.digest, size: config.bytes.length },
    layers: layers.map(({ digest, size }) => ({ mediaType: `${OCI}.layer.v1.tar+gzip`, digest, size })),
  };
}

function imageIndex(manifest: Blob, name: string): object {
  const entry = {
    mediaType: `${OCI}.manifest.v1+json`,
    digest: manifest.digest,
    size: manifest.bytes.length,
    platform: { architecture: architecture(), os: 'linux' },
    annotations: { 'org.opencontainers.image.ref.name': name, 'io.containerd.image.name': name },
  };
  return { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests: [entry] };
}

function dockerManifest(config: Blob, image: OciImage): object {
  return { Config: blobPath(config.digest), RepoTags: [image.name], Layers: image.layers.map(({ digest }) => blobPath(digest)) };
}

const architecture = () => (process.arch === 'arm64' ? 'arm64' : 'amd64');
const blobPath = (digest: string) => `blobs/${digest.replace(':', '/')}`;

function jsonBlob(value: object): Blob {
  const bytes = Buffer.from(JSON.stringify(value));
  return { bytes, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
}

function addFile(archive: Pack, name: string, content: string | Buffer): Promise<void> {
  return new Promise((resolve, reject) => archive.entry({ name, mode: 0o644 }, content, (error) => (error ? reject(error) : resolve())));
}

function addFolder(archive: Pack, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, type: 'directory', mode: 0o755 }, '', (error) => (error ? reject(error) : resolve()));
  });
}

async function addLayer(archive: Pack, layer: ImageLayer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const header = { name: blobPath(layer.digest), mode: 0o644, size: layer.size };
    const entry = archive.entry(header, (error) => (error ? reject(error) : resolve()));
    pipeline(createReadStream(layer.file), entry).catch(reject);
  });
}
