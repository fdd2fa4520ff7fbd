import type { Account } from '../account.ts';
import { AMAZON } from '../catalogue/row.ts';
import type {
  CancelImageCreationRequest,
  CancelImageCreationResponse,
  DeleteImageRequest,
  DeleteImageResponse,
  GetImageRequest,
  GetImageResponse,
  Image,
  ImageState,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findImage, type ImageRow, runningStatuses } from '../store/images.ts';
import type { ResourceRow } from '../store/resources.ts';
import { tagsFor } from '../store/tags.ts';
import { notFound, parseArn } from './arn.ts';
import { notCancellable, stillBuilding } from './decisions.ts';
import { deleteVersion } from './delete-version.ts';
import { moveImage } from './image-status.ts';
import { latestVersionReferences } from './latest-version-references.ts';
import { getResource, resolveResource } from './resolve.ts';

/** A build's ARN gives that build in whatever state; a version or wildcards give the newest build that became available. */
export function getImage(account: Account, { imageBuildVersionArn: arn }: Valid<GetImageRequest>): GetImageResponse {
  const exact = parseArn(arn)?.build !== undefined;
  const accepts = (row: ResourceRow<Image>) => exact || movingParts(account, row).state?.status === 'AVAILABLE';
  const row = resolveResource<Image>(account, { kind: 'image', arn }, accepts);
  return { image: toImage(account, row), latestVersionReferences: latestVersionReferences(row, row) };
}

/** What is built already stays: AWS never deletes AMIs with the image that made them, and the artifacts on this disk are the AMI. */
export function deleteImage(account: Account, { imageBuildVersionArn: arn }: Valid<DeleteImageRequest>): DeleteImageResponse {
  getResource<Image>(account, 'image', arn);
  if (runningStatuses.includes(stateOf(account, arn).status)) throw stillBuilding(arn);
  account.garbage.wake();
  return { imageBuildVersionArn: deleteVersion(account, 'image', arn) };
}

/** An image that waits is cancelled at once; one that builds, as soon as its build has ended. */
export function cancelImageCreation(account: Account, input: Valid<CancelImageCreationRequest>): CancelImageCreationResponse {
  const { arn } = getResource(account, 'image', input.imageBuildVersionArn);
  const { status } = stateOf(account, arn);
  if (!runningStatuses.includes(status)) throw notCancellable(arn, status);
  if (!account.builds.cancel(arn)) moveImage(account, arn, { status: 'CANCELLED' });
  return { imageBuildVersionArn: arn };
}

/** The image as the API answers it: what was frozen when it was created, and what has moved since. */
export function toImage(account: Account, row: ResourceRow<Image>): Image {
  return { ...row.body, ...movingParts(account, row), tags: tagsFor(account, row) };
}

type MovingParts = Pick<Image, 'state' | 'osVersion' | 'outputResources'>;

/** State, operating system and output of an image, as they stand now; nothing of Amazon's images ever moves. */
export function movingParts(account: Account, { arn, accountId, body }: ResourceRow<Image>): MovingParts {
  if (accountId === AMAZON) return { state: body.state, osVersion: body.osVersion, outputResources: body.outputResources };
  const { status, reason, osVersion, output } = stateOf(account, arn);
  const state: ImageState = reason === undefined ? { status } : { status, reason };
  const outputResources = JSON.parse(output ?? '{"amis":[]}') as NonNullable<Image['outputResources']>;
  return osVersion === undefined ? { state, outputResources } : { state, outputResources, osVersion };
}

/** The image's moving state; throws ResourceNotFoundException. */
export function stateOf(account: Account, arn: string): ImageRow {
  const image = findImage(account.store, arn);
  if (!image) throw notFound('image', arn);
  return image;
}
