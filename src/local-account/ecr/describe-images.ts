import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { findImage, type ImageIdentifier, isFailure } from './image-ids.ts';
import { readImages, readManifest, type StoredImage } from './layout.ts';
import { folderOf, type OfRepository, repositoryOf } from './records.ts';
import { invalidToken } from './repositories.ts';

interface ListRequest extends OfRepository {
  readonly nextToken?: string;
  readonly maxResults?: number;
  readonly filter?: { readonly tagStatus?: 'TAGGED' | 'UNTAGGED' | 'ANY' };
}

/** One entry a tag, and one for an image that has none. */
export function listImages(account: Account, input: ListRequest): object {
  repositoryOf(account, input);
  const images = readImages(folderOf(account, input.repositoryName)).filter((image) => hasStatus(image, input.filter?.tagStatus));
  const ids: ImageIdentifier[] = images.flatMap(({ digest: imageDigest, tags }): ImageIdentifier[] =>
    tags.length === 0 ? [{ imageDigest }] : tags.map((imageTag) => ({ imageDigest, imageTag })),
  );
  const keyOf = ({ imageDigest, imageTag }: ImageIdentifier) => `${imageDigest}:${imageTag ?? ''}`;
  const page = pageOf(ids, keyOf, { size: input.maxResults ?? 100, token: input.nextToken, invalid: invalidToken });
  return { imageIds: page.items, nextToken: page.token };
}

interface DescribeRequest extends ListRequest {
  readonly imageIds?: readonly ImageIdentifier[];
}

/** One entry an image. Throws ImageNotFoundException for one that is named and not there. */
export function describeImages(account: Account, input: DescribeRequest): object {
  repositoryOf(account, input);
  const { repositoryName, imageIds, maxResults = 100, nextToken } = input;
  const folder = folderOf(account, repositoryName);
  const stored = readImages(folder);
  const wanted = imageIds
    ? imageIds.map((id) => mustFind(account, { stored, id, repositoryName }))
    : stored.filter((image) => hasStatus(image, input.filter?.tagStatus));
  const page = pageOf(wanted, ({ digest }) => digest, { size: maxResults, token: nextToken, invalid: invalidToken });
  const describe = (image: StoredImage) => ({ registryId: account.accountId, repositoryName, ...detailOf(folder, image) });
  return { imageDetails: page.items.map(describe), nextToken: page.token };
}

function hasStatus({ tags }: StoredImage, status = 'ANY'): boolean {
  return status === 'ANY' || (status === 'TAGGED') === tags.length > 0;
}

interface Wanted {
  readonly stored: readonly StoredImage[];
  readonly id: ImageIdentifier;
  readonly repositoryName: string;
}

function mustFind({ accountId }: Account, { stored, id, repositoryName }: Wanted): StoredImage {
  const found = findImage(stored, id);
  if (!isFailure(found)) return found;
  const name = `{imageDigest:'${id.imageDigest ?? 'null'}', imageTag:'${id.imageTag ?? 'null'}'}`;
  const where = `within the repository with name '${repositoryName}' in the registry with id '${accountId}'`;
  throw new AwsError('ImageNotFoundException', `The image with imageId ${name} does not exist ${where}`);
}

/** The size is that of the layers as they travel, compressed. */
function detailOf(folder: string, { digest, mediaType, tags, pushed }: StoredImage): object {
  const { config, layers = [] } = readManifest(folder, digest);
  return {
    imageDigest: digest,
    ...(tags.length === 0 ? {} : { imageTags: tags }),
    imageSizeInBytes: layers.reduce((sum, { size }) => sum + size, config?.size ?? 0),
    imagePushedAt: new Date(pushed),
    imageManifestMediaType: mediaType,
    artifactMediaType: config?.mediaType,
  };
}
