import {
  AppError,
  type AppStreamImage,
  type ImageDeletionPlan,
  mayDoWithImage,
  type OtherImage,
  refusalText,
} from '../../../contract/index.ts';
import type { AppStream, Aws } from '../../aws/clients.ts';
import { fleetsOn } from './read-detail.ts';
import { allImages, readImage, readShares } from './read-images.ts';

/** Everything that the deletion of an image is planned from; fails where its state or its owner forbids it. */
export async function planDeletion(aws: Aws, arn: string): Promise<Omit<ImageDeletionPlan, 'unfinished'>> {
  const api = await aws.appstream();
  const image = await readImage(api, arn);
  const permit = mayDoWithImage(image, 'delete');
  if (permit !== true) throw new AppError('refused', refusalText(permit));
  const [fleets, shares] = await Promise.all([fleetsOn(api, arn), readShares(api, image.name)]);
  return { image, fleets, shares, others: fleets.length === 0 ? [] : await otherImages(api, image) };
}

/** What fleets could have instead: own images, and those that are shared for fleets, of any platform; the newest first. */
async function otherImages(api: AppStream, image: AppStreamImage): Promise<readonly OtherImage[]> {
  const [own, shared] = await Promise.all([allImages(api, 'PRIVATE'), allImages(api, 'SHARED')]);
  return [...own, ...shared]
    .filter((other) => other.arn !== image.arn && mayDoWithImage(other, 'useInFleet') === true)
    .map(({ arn, created, families, name, owner, platform }) => ({ arn, created, families, name, owner, platform }))
    .sort((a, b) => b.created.localeCompare(a.created));
}
