import type { Account } from '../account.ts';
import { AMAZON } from '../catalogue/row.ts';
import { hasAmisOn } from '../ec2/ami-records.ts';
import type { BuildJob } from '../engine/build-job.ts';
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
import { discardFolder } from '../store/discarded-folders.ts';
import { findImage, type ImageRow, runningStatuses } from '../store/images.ts';
import type { ResourceRow } from '../store/resources.ts';
import { tagsFor } from '../store/tags.ts';
import { notFound, parseArn } from './arn.ts';
import { notCancellable, stillBuilding } from './decisions.ts';
import { deleteVersion } from './delete-version.ts';
import { latestVersionReferences } from './latest-version-references.ts';
import { getResource, resolveResource } from './resolve.ts';
import { scanStateOf } from './scan-reports.ts';

/** A build's ARN gives that build in whatever state; a version or wildcards give the newest build that became available. */
export function getImage(account: Account, { imageBuildVersionArn: arn }: Valid<GetImageRequest>): GetImageResponse {
  const exact = parseArn(arn)?.build !== undefined;
  const accepts = (row: ResourceRow<Image>) => exact || movingParts(account, row).state?.status === 'AVAILABLE';
  const row = resolveResource<Image>(account, { kind: 'image', arn }, accepts);
  return { image: toImage(account, row), latestVersionReferences: latestVersionReferences(row, row) };
}

/**
 * What is built already stays: AWS never deletes AMIs with the image that made them, and the artifacts on this disk are the AMI. What a
 * failed image keeps for a retry goes with it.
 */
export function deleteImage(account: Account, { imageBuildVersionArn: arn }: Valid<DeleteImageRequest>): DeleteImageResponse {
  getResource<Image>(account, 'image', arn);
  const image = stateOf(account, arn);
  if (runningStatuses.includes(image.status)) throw stillBuilding(arn);
  deleteVersion(account, 'image', arn);
  const { outputDirectory } = JSON.parse(image.job) as BuildJob;
  if (image.progress !== undefined && !hasAmisOn(account.store, outputDirectory)) discardFolder(account.store, outputDirectory);
  account.builds.wake();
  account.garbage.wake();
  return { imageBuildVersionArn: arn };
}

/** An image that waits is cancelled at once; one that is being built, as soon as its build has ended, and be it in another process. */
export function cancelImageCreation(account: Account, input: Valid<CancelImageCreationRequest>): CancelImageCreationResponse {
  const { arn } = getResource(account, 'image', input.imageBuildVersionArn);
  const { status } = stateOf(account, arn);
  if (!runningStatuses.includes(status)) throw notCancellable(arn, status);
  account.builds.cancel(arn);
  return { imageBuildVersionArn: arn };
}

/** The image as the API answers it: what was frozen when it was created, and what has moved since. */
export function toImage(account: Account, row: ResourceRow<Image>): Image {
  return { ...row.body, ...movingParts(account, row), tags: tagsFor(account, row) };
}

type MovingParts = Pick<Image, 'state' | 'osVersion' | 'outputResources' | 'scanState'>;

/** State, operating system, output and scan of an image, as they stand now; nothing of Amazon's images ever moves. */
export function movingParts(account: Account, { arn, accountId, body }: ResourceRow<Image>): MovingParts {
  if (accountId === AMAZON) return { state: body.state, osVersion: body.osVersion, outputResources: body.outputResources };
  const image = stateOf(account, arn);
  const { status, reason, failure, osVersion, output } = image;
  const state: ImageState = {
    status,
    ...(reason === undefined ? {} : { reason }),
    // Clients newer than our SDK know it.
    ...(failure === undefined ? {} : { failureContext: JSON.parse(failure) as object }),
  };
  const outputResources = JSON.parse(output ?? '{"amis":[]}') as NonNullable<Image['outputResources']>;
  const scanState = scanStateOf(body, image);
  return { state, outputResources, ...(osVersion === undefined ? {} : { osVersion }), ...(scanState && { scanState }) };
}

/** The image's moving state; throws ResourceNotFoundException. */
export function stateOf(account: Account, arn: string): ImageRow {
  const image = findImage(account.store, arn);
  if (!image) throw notFound('image', arn);
  return image;
}
