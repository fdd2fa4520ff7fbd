import { randomInt } from 'node:crypto';
import type { Account } from '../account.ts';
import { arnOf } from './arn.ts';
import { incompatible, limitExceeded, notPermitted } from './faults.ts';
import { ownImage } from './find-image.ts';
import { checkName, toImage } from './images.ts';
import { instanceTypes } from './instance-types.ts';
import { putBuilder, putImage } from './move.ts';
import { latestAgentVersion } from './public-images.ts';
import { type ImageRecord, images } from './records.ts';
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
  const existing = ownImage(account, input.existingImageName);
  if (existing.state !== 'AVAILABLE')
    throw notPermitted(`You cannot update the image ${input.existingImageName} while it is ${existing.state}.`);
  const obstacle = obstacleOf(existing);
  // Clients read the answer of a dry run; that it is no error is this operation's own way.
  if (input.dryRun === true) return { canUpdateImage: obstacle === undefined };
  if (obstacle !== undefined) throw incompatible(`The image ${input.existingImageName} cannot be updated: ${obstacle}.`);
  checkName(account, input.newImageName);
  if (images.list(account).filter(({ body }) => body.state === 'CREATING').length >= concurrentUpdates) {
    throw limitExceeded('Five images are being updated already.');
  }
  const builderName = `${input.newImageName}-${randomInt(10 ** 9, 10 ** 10 - 1)}`.slice(-100);
  const body: ImageRecord = {
    ...existing,
    ...{ state: 'CREATING', created: account.clock.now().toISOString(), agentVersion: latestAgentVersion, sharedWith: {} },
    ...{ displayName: input.newImageDisplayName ?? existing.displayName, description: input.newImageDescription ?? existing.description },
    builderName,
  };
  giveTags(account, arnOf(account, 'image', input.newImageName), input.newImageTags);
  putImage(account, input.newImageName, body);
  putBuilder(account, builderName, builderOf(account, existing, input.existingImageName));
  const may = { allowFleet: true, allowImageBuilder: true };
  const seen = { name: input.newImageName, arn: arnOf(account, 'image', input.newImageName), visibility: 'PRIVATE', body, may } as const;
  return { image: toImage(seen), canUpdateImage: true };
}

function obstacleOf({ platform, baseReleased }: ImageRecord): string | undefined {
  if (!platform.startsWith('WINDOWS')) return `managed updates are for Windows, and it is ${platform}`;
  if (baseReleased === undefined) return 'nobody knows its base image';
  return baseReleased < oldestBase ? `its base image is older than ${oldestBase}` : undefined;
}

/** The service's own builder does the update, of the smallest size that the image fits, and goes when it is done. */
function builderOf({ clock, region, accountId }: Account, image: ImageRecord, name: string) {
  const fitting = instanceTypes.filter(({ family }) => image.families.includes(family));
  return {
    state: 'UPDATING',
    created: clock.now().toISOString(),
    imageArn: arnOf({ region, accountId }, 'image', name),
    instanceType: fitting[0]?.name ?? 'stream.standard.medium',
    platform: image.platform,
    agentVersion: latestAgentVersion,
    settings: {},
    applications: image.applications,
    optimized: true,
    software: {},
  } as const;
}
