import type { Account } from '../account.ts';
import { findImage, type ImageFailure, type ImageIdentifier, isFailure } from './image-ids.ts';
import { manifestText, readImages, type StoredImage, writeImages } from './layout.ts';
import { folderOf, type OfRepository, repositoryOf } from './records.ts';

interface BatchRequest extends OfRepository {
  readonly imageIds: readonly ImageIdentifier[];
}

/** Manifests as they were pushed. */
export function batchGetImage(account: Account, input: BatchRequest): object {
  repositoryOf(account, input);
  const { repositoryName, imageIds } = input;
  const folder = folderOf(account, repositoryName);
  const stored = readImages(folder);
  const found = imageIds.map((id) => ({ id, image: findImage(stored, id) }));
  const images = found.flatMap(({ id, image }) => {
    if (isFailure(image)) return [];
    const imageId = { imageDigest: image.digest, imageTag: id.imageTag };
    const imageManifest = manifestText(folder, image.digest);
    return [{ registryId: account.accountId, repositoryName, imageId, imageManifest, imageManifestMediaType: image.mediaType }];
  });
  return { images, failures: found.flatMap(({ image }) => (isFailure(image) ? [image] : [])) };
}

/** A tag alone takes that tag away, and with its last tag the image; a digest takes the image with all its tags. */
export function batchDeleteImage(account: Account, input: BatchRequest): object {
  repositoryOf(account, input);
  const folder = folderOf(account, input.repositoryName);
  let left = readImages(folder);
  const deleted: ImageIdentifier[] = [];
  const failures: ImageFailure[] = [];
  for (const id of input.imageIds) {
    const image = findImage(left, id);
    if (isFailure(image)) {
      failures.push(image);
      continue;
    }
    const kept = id.imageDigest === undefined ? image.tags.filter((tag) => tag !== id.imageTag) : [];
    deleted.push(...idsOf(image, id));
    left = left.flatMap((one) => (one !== image ? [one] : kept.length > 0 ? [{ ...one, tags: kept }] : []));
  }
  if (deleted.length > 0) writeImages(folder, left);
  return { imageIds: deleted, failures };
}

function idsOf({ digest: imageDigest, tags }: StoredImage, { imageTag, imageDigest: wanted }: ImageIdentifier): readonly ImageIdentifier[] {
  if (wanted === undefined && imageTag !== undefined) return [{ imageDigest, imageTag }];
  return tags.length === 0 ? [{ imageDigest }] : tags.map((tag) => ({ imageDigest, imageTag: tag }));
}
