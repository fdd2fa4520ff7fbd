// What an image says of itself: https://github.com/opencontainers/image-spec
import { createHash } from 'node:crypto';
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
  /** The configuration as another builder wrote it; absent: made of history, time and labels. */
  readonly config?: Buffer;
}

/** A file of the image's layout that is not a layer. */
export interface LayoutFile {
  /** Its path in the layout. */
  readonly name: string;
  readonly bytes: Buffer;
}

const OCI = 'application/vnd.oci.image';
const SEARCH_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Where a blob lies in a layout. */
export const blobPath = (digest: string) => `blobs/${digest.replace(':', '/')}`;

/** All files but the layers, in the order in which an archive holds them: an OCI layout and docker's own form at once. */
export function layoutFiles(image: OciImage): readonly LayoutFile[] {
  const config = image.config ? blobOf(image.config) : jsonBlob(imageConfig(image));
  const manifest = jsonBlob(imageManifest(config, image.layers));
  const text = (name: string, value: unknown): LayoutFile => ({ name, bytes: Buffer.from(JSON.stringify(value)) });
  return [
    text('oci-layout', { imageLayoutVersion: '1.0.0' }),
    text('index.json', imageIndex(manifest, image.name)),
    text('manifest.json', [dockerManifest(config, image)]),
    { name: blobPath(config.digest), bytes: config.bytes },
    { name: blobPath(manifest.digest), bytes: manifest.bytes },
  ];
}

interface Blob {
  readonly digest: string;
  readonly bytes: Buffer;
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

function jsonBlob(value: object): Blob {
  return blobOf(Buffer.from(JSON.stringify(value)));
}

function blobOf(bytes: Buffer): Blob {
  return { bytes, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
}
