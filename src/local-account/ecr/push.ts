import { constants, mkdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile, link, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Store } from '../store/store.ts';
import { blobPath, readImages, type StoredImage, writeImages } from './layout.ts';
import { isImmutable } from './records.ts';
import { layoutFolder, repositoryUri } from './registry-names.ts';
import { mustHaveRepository } from './repositories.ts';

/** The registries of all accounts, as those see them who push. */
export interface Registries {
  readonly store: Store;
  readonly clock: Clock;
  /** Where their layouts lie. */
  readonly folder: string;
}

/** A blob as bytes, or as a file that stays as it is. */
export type Blob = { readonly digest: string } & ({ readonly bytes: Buffer } | { readonly file: string });

export interface PushedImage {
  readonly manifest: { readonly digest: string; readonly mediaType: string; readonly bytes: Buffer };
  /** Configuration and layers. */
  readonly blobs: readonly Blob[];
}

export interface PushTarget {
  readonly accountId: string;
  readonly region: string;
  readonly repository: string;
  readonly tags: readonly string[];
}

/**
 * Puts an image into a repository and gives its URIs, one a tag. Blobs are gathered aside first; what then makes them part of the
 * repository happens in one go, so that nobody ever sees half an image. Throws RepositoryNotFoundException, and
 * ImageTagAlreadyExistsException for a tag that may not be moved.
 */
export async function pushImage(registries: Registries, target: PushTarget, image: PushedImage): Promise<readonly string[]> {
  check(registries, target, image);
  const aside = join(registries.folder, INCOMING);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  const incoming = await mkdtemp(join(aside, 'push-'));
  try {
    const blobs = [...image.blobs, image.manifest];
    for (const blob of blobs) await gather(blob, join(incoming, nameOf(blob.digest)));
    check(registries, target, image); // the repository may have gone meanwhile
    commit(registries, target, { image, incoming });
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
  return target.tags.map((tag) => `${repositoryUri(target, target.repository)}:${tag}`);
}

/** What a crash in the middle of a push left behind. Call it before anything is pushed. */
export function sweepPushes(folder: string): void {
  rmSync(join(folder, INCOMING), { recursive: true, force: true });
}

/** No account is called so. */
const INCOMING = 'incoming';

const nameOf = (digest: string) => digest.slice('sha256:'.length);

function check(registries: Registries, target: PushTarget, { manifest }: PushedImage): void {
  const record = mustHaveRepository({ ...registries, ...target }, target.repository);
  const stored = readImages(layoutFolder(registries.folder, target, target.repository));
  for (const tag of target.tags) {
    const holder = stored.find(({ tags }) => tags.includes(tag));
    if (!holder || holder.digest === manifest.digest || !isImmutable(record, tag)) continue;
    const message = `The image tag '${tag}' already exists in the '${target.repository}' repository and cannot be overwritten because the tag is immutable.`;
    throw new AwsError('ImageTagAlreadyExistsException', message);
  }
}

/** A file is linked where that can be done: it is written never again, neither here nor there. */
async function gather(blob: Blob | PushedImage['manifest'], to: string): Promise<void> {
  if ('bytes' in blob) return await writeFile(to, blob.bytes);
  try {
    await link(blob.file, to);
  } catch {
    await copyFile(blob.file, to, constants.COPYFILE_FICLONE); // another disk, or a file of another owner
  }
}

function commit({ folder, clock }: Registries, target: PushTarget, { image, incoming }: { image: PushedImage; incoming: string }): void {
  const layout = layoutFolder(folder, target, target.repository);
  mkdirSync(join(layout, 'blobs/sha256'), { recursive: true });
  const { digest, mediaType, bytes } = image.manifest;
  for (const one of [...image.blobs.map((blob) => blob.digest), digest]) renameSync(join(incoming, nameOf(one)), blobPath(layout, one));
  const stored = readImages(layout);
  const known = stored.find((one) => one.digest === digest);
  const tags = [...new Set([...(known?.tags ?? []), ...target.tags])];
  const pushed: StoredImage = { digest, mediaType, size: bytes.length, tags, pushed: known?.pushed ?? clock.now().toISOString() };
  const others = stored.filter((one) => one !== known);
  writeImages(layout, [...others.map((one) => ({ ...one, tags: one.tags.filter((tag) => !target.tags.includes(tag)) })), pushed]);
}
