// The OCI layout of a repository (https://github.com/opencontainers/image-spec/blob/main/image-layout.md): its index is what the
// repository holds, so that skopeo, podman and docker read it, and what skopeo copies into it is seen at once.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StoredImage {
  readonly digest: string;
  readonly mediaType: string;
  /** Bytes of the manifest. */
  readonly size: number;
  readonly tags: readonly string[];
  /** ISO 8601. */
  readonly pushed: string;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An image manifest, or a list of such: as much as is needed of either. */
export interface Manifest {
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
}

const refName = 'org.opencontainers.image.ref.name';
const pushedAt = 'dev.kiln.pushed';
/** Whoever wrote a larger one meant no good; ECR allows four megabytes of a manifest. */
const maxJson = 4 * 1024 * 1024;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The images of a layout in the order of their index; none where there is no layout. Throws for an index that cannot be read. */
export function readImages(folder: string): readonly StoredImage[] {
  const file = join(folder, 'index.json');
  if (!existsSync(file)) return [];
  const { manifests = [] } = readJson(file) as Manifest;
  const images = new Map<string, StoredImage>();
  for (const { digest, mediaType, size, annotations = {} } of manifests.filter((one) => DIGEST.test(one.digest))) {
    const known = images.get(digest);
    const tag = annotations[refName];
    const pushed = known?.pushed ?? annotations[pushedAt] ?? writtenAt(blobPath(folder, digest));
    images.set(digest, { digest, mediaType, size, pushed, tags: [...(known?.tags ?? []), ...(tag === undefined ? [] : [tag])] });
  }
  return [...images.values()];
}

/** Writes the index anew, in one go; blobs that nothing in it needs any more go. */
export function writeImages(folder: string, images: readonly StoredImage[]): void {
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  const manifests = images.flatMap(({ digest, mediaType, size, tags, pushed }): Descriptor[] => {
    const names: readonly Readonly<Record<string, string>>[] = tags.length === 0 ? [{}] : tags.map((tag) => ({ [refName]: tag }));
    return names.map((name) => ({ mediaType, digest, size, annotations: { ...name, [pushedAt]: pushed } }));
  });
  const index = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests };
  replaceFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  replaceFile(join(folder, 'index.json'), JSON.stringify(index));
  dropUnneeded(folder);
}

/** A manifest of the layout; throws where it is missing or none. */
export function readManifest(folder: string, digest: string): Manifest {
  return readJson(blobPath(folder, digest)) as Manifest;
}

/** The manifest as it was pushed. */
export function manifestText(folder: string, digest: string): string {
  return readFileSync(blobPath(folder, digest), 'utf8');
}

/** The file of a blob; throws for what is no digest, so that nothing of a manifest becomes a path. */
export function blobPath(folder: string, digest: string): string {
  if (!DIGEST.test(digest)) throw new Error(`The registry has no blob '${digest}'.`);
  return join(folder, 'blobs/sha256', digest.slice('sha256:'.length));
}

/**
 * Removes blobs that no manifest needs: those of deleted images, and those of a push that a crash cut short. A layout that holds what
 * cannot be read keeps everything.
 */
export function dropUnneeded(folder: string): void {
  const blobs = join(folder, 'blobs/sha256');
  if (!existsSync(blobs)) return;
  const needed = new Set<string>();
  for (const { digest } of readImages(folder)) if (!collect(folder, digest, needed)) return;
  for (const name of readdirSync(blobs)) if (!needed.has(`sha256:${name}`)) rmSync(join(blobs, name), { force: true });
}

/** Says whether the manifest, and all below it, could be read. */
function collect(folder: string, digest: string, needed: Set<string>): boolean {
  if (needed.has(digest)) return true;
  needed.add(digest);
  let manifest: Manifest;
  try {
    manifest = readManifest(folder, digest);
  } catch {
    return false; // what it needs is not known: the caller keeps everything
  }
  for (const blob of [...(manifest.config ? [manifest.config] : []), ...(manifest.layers ?? [])]) needed.add(blob.digest);
  return (manifest.manifests ?? []).every((one) => collect(folder, one.digest, needed));
}

function readJson(file: string): unknown {
  if (statSync(file).size > maxJson) throw new Error(`${file} is larger than ${maxJson} bytes.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function writtenAt(file: string): string {
  return (statSync(file, { throwIfNoEntry: false })?.mtime ?? new Date(0)).toISOString();
}

function replaceFile(file: string, text: string): void {
  const unfinished = `${file}.part`;
  writeFileSync(unfinished, text, { flush: true });
  renameSync(unfinished, file);
}
