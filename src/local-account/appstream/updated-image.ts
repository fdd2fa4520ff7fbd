import type { Account } from '../account.ts';
import { latestAgent } from './agents.ts';
import { arnOf } from './arn.ts';
import { toOwnImage } from './describe-images.ts';
import { incompatible, limitExceeded, notPermitted } from './faults.ts';
import { isPublicName, ownImage } from './find-image.ts';
import { checkImageName } from './image-names.ts';
import { putImage } from './move.ts';
import { checkQuota } from './quotas.ts';
import { type ImageRecord, images } from './records.ts';
import { putServiceBuilder } from './service-builder.ts';
import { imageAllowedIn } from './states.ts';
import { giveTags } from './tags.ts';

interface Request {
  readonly existingImageName: string;
  readonly newImageName: string;
  readonly newImageDescription?: string;
  readonly newImageDisplayName?: string;
  readonly newImageTags?: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
}

/** https://docs.aws.amazon.com/appstream2/latest/developerguide/keep-image-updated-managed-image-updates.html */
const concurrentUpdates = 5;
const oldestBase = '2017-07-24';

/** A newer image of an existing one, with the newest agent and updates of the operating system. A dry run only says whether it can be. */
export function createUpdatedImage(account: Account, input: Request): object {
  const { existingImageName: from, newImageName: name } = input;
  if (isPublicName(from)) throw incompatible(`${from} is a base image of AWS, which AWS updates itself.`);
  const existing = ownImage(account, from);
  if (!imageAllowedIn.use.includes(existing.state))
    throw notPermitted(`You cannot update the image ${from} while it is ${existing.state}.`);
  const obstacle = obstacleOf(existing);
  // Clients read the answer of a dry run; that it is no error is this operation's own way.
  if (input.dryRun === true) return { canUpdateImage: obstacle === undefined };
  if (obstacle !== undefined) throw incompatible(`The image ${from} cannot be updated: ${obstacle}.`);
  checkImageName(account, name);
  if (images.list(account).filter(({ body }) => body.state === 'CREATING').length >= concurrentUpdates) {
    throw limitExceeded('Five images are being updated already.');
  }
  checkQuota(account, 'private images');
  const agentVersion = latestAgent(existing.platform);
  const source = arnOf(account, 'image', from);
  const body: ImageRecord = {
    ...existing,
    ...{ state: 'CREATING', created: account.clock.now().toISOString(), agentVersion, sharedWith: {}, builderName: undefined, source },
    ...{ displayName: input.newImageDisplayName ?? existing.displayName, description: input.newImageDescription ?? existing.description },
    baseImageArn: source,
  };
  giveTags(account, arnOf(account, 'image', name), input.newImageTags);
  putImage(account, name, body);
  putServiceBuilder(account, name, { state: 'UPDATING', image: existing, imageArn: source });
  return { image: toOwnImage(account, name, body), canUpdateImage: true };
}

function obstacleOf({ platform, baseReleased }: ImageRecord): string | undefined {
  if (!platform.startsWith('WINDOWS')) return `managed updates are for Windows, and it is of ${platform}`;
  if (baseReleased === undefined) return 'nobody knows its base image';
  return baseReleased < oldestBase ? `its base image is older than ${oldestBase}` : undefined;
}
