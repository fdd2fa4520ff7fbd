import type { StoredImage } from './layout.ts';

/** How requests name an image: by digest, by tag, or by both. */
export interface ImageIdentifier {
  readonly imageDigest?: string;
  readonly imageTag?: string;
}

export interface ImageFailure {
  readonly imageId: ImageIdentifier;
  readonly failureCode: string;
  readonly failureReason: string;
}

/** The image that is meant, or why there is none. */
export function findImage(images: readonly StoredImage[], imageId: ImageIdentifier): StoredImage | ImageFailure {
  const { imageDigest, imageTag } = imageId;
  const failure = (failureCode: string, failureReason: string): ImageFailure => ({ imageId, failureCode, failureReason });
  if (imageDigest === undefined && imageTag === undefined) {
    return failure('MissingDigestAndTag', 'Invalid request parameters: both tag and digest cannot be null');
  }
  if (imageDigest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(imageDigest)) {
    return failure(
      'InvalidImageDigest',
      `Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'`,
    );
  }
  const byTag = imageTag === undefined ? undefined : images.find(({ tags }) => tags.includes(imageTag));
  if (imageDigest === undefined) return byTag ?? failure('ImageNotFound', 'Requested image not found');
  const byDigest = images.find(({ digest }) => digest === imageDigest);
  if (!byDigest) return failure('ImageNotFound', 'Requested image not found');
  if (imageTag !== undefined && byTag !== byDigest)
    return failure('ImageTagDoesNotMatchDigest', 'Invalid request parameters: the tag is of another image');
  return byDigest;
}

export function isFailure(found: StoredImage | ImageFailure): found is ImageFailure {
  return 'failureCode' in found;
}
