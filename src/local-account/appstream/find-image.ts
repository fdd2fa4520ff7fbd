import type { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { arnOf, parseArn } from './arn.ts';
import { badCombination, notAvailable, notFound } from './faults.ts';
import { type PublicImage, publicArn, publicImages } from './public-images.ts';
import { type ImagePermission, type ImageRecord, images } from './records.ts';
import { imageAllowedIn } from './states.ts';

/** An image as somebody sees it. */
export interface SeenImage {
  readonly name: string;
  readonly arn: string;
  readonly visibility: 'PUBLIC' | 'PRIVATE' | 'SHARED';
  readonly body: ImageRecord;
  /** What the account may do with it. */
  readonly may: ImagePermission;
}

const all: ImagePermission = { allowFleet: true, allowImageBuilder: true };

/** Everything that an account sees in a Region: AWS's own, its own, and what others share with it. */
export function seenImages(owner: Owner): readonly SeenImage[] {
  const shared = images.listAll(owner).flatMap(({ id, accountId, body }): readonly SeenImage[] => {
    const may = accountId === owner.accountId ? undefined : body.sharedWith[owner.accountId];
    if (!may || body.state !== 'AVAILABLE') return [];
    return [{ name: id, arn: arnOf({ ...owner, accountId }, 'image', id), visibility: 'SHARED', body, may }];
  });
  const own = images.list(owner).map(({ id, body }) => asOwn(owner, id, body));
  return [...publicImages.map((image) => seenPublic(owner, image)), ...own, ...shared];
}

/** One of the account's own, as the account sees it. */
export function asOwn(owner: Owner, name: string, body: ImageRecord): SeenImage {
  return { name, arn: arnOf(owner, 'image', name), visibility: 'PRIVATE', body, may: all };
}

/** One of the account's own; throws where there is none. */
export function ownImage(owner: Owner, name: string): ImageRecord {
  const found = images.find(owner, name);
  if (!found) throw noImage(owner, name);
  return found;
}

/** Whether AWS has an image of that name. */
export const isPublicName = (name: string): boolean => publicImages.some((image) => image.name === name);

export const noImage = (owner: Owner, name: string): AwsError => notFound('image', `${name} for account ${owner.accountId}`);

/** How a request names an image. */
export interface Named {
  readonly ImageName?: string | undefined;
  readonly ImageArn?: string | undefined;
}

/**
 * The image that a request names. By name only AWS's and the account's own are found: a shared one has to be named by its ARN, as users
 * of the service learned the hard way.
 */
export function namedImage(owner: Owner, { ImageName, ImageArn }: Named): SeenImage {
  if ((ImageName === undefined) === (ImageArn === undefined)) throw badCombination('Specify either ImageName or ImageArn, and not both.');
  const seen = seenImages(owner);
  const found =
    ImageArn === undefined
      ? seen.find(({ name, visibility }) => name === ImageName && visibility !== 'SHARED')
      : seen.find(({ arn }) => arn === ImageArn);
  if (found) return found;
  const name = ImageName ?? parseArn(ImageArn ?? '')?.name ?? ImageArn ?? '';
  throw noImage(owner, name);
}

/** Throws for an image that is still being made, failed, or is going. */
export function checkAvailable(name: string, { state }: Pick<ImageRecord, 'state'>): void {
  if (!imageAllowedIn.use.includes(state)) throw notAvailable(`The image ${name} is ${state}. The image must be AVAILABLE for this.`);
}

/** AWS's images as if they were records: nobody keeps them, and they are the same for all. */
function seenPublic(owner: Owner, image: PublicImage): SeenImage {
  const arn = publicArn(owner.region, image);
  const body: ImageRecord = {
    ...{ state: 'AVAILABLE', created: image.released, baseImageArn: arn, displayName: image.displayName, description: undefined },
    ...{ platform: image.platform, families: image.families, agentVersion: image.agentVersion, latestAgent: false },
    ...{ baseReleased: image.released, applications: [], dynamicCatalog: false, software: [], type: 'NATIVE', sharedWith: {} },
  };
  return { name: image.name, arn, visibility: 'PUBLIC', body, may: all };
}
