import type { Account } from '../account.ts';
import { openRegions } from '../accounts/regions.ts';
import { arnOf } from './arn.ts';
import { incompatible, limitExceeded, notAvailable } from './faults.ts';
import { checkAvailable, isPublicName, ownImage } from './find-image.ts';
import { checkImageName } from './image-names.ts';
import { putImage } from './move.ts';
import { checkQuota } from './quotas.ts';
import { images } from './records.ts';

interface Request {
  readonly SourceImageName: string;
  readonly DestinationImageName: string;
  readonly DestinationRegion: string;
  readonly DestinationImageDescription?: string;
}

/** CopyImage in the guide: two at a time for each destination. */
const concurrentCopies = 2;

/** Copies one of the account's images, in its Region or into another. Tags and permissions stay behind. */
export function copyImage(account: Account, input: Request): object {
  const { SourceImageName: from, DestinationImageName: name, DestinationRegion: region } = input;
  if (isPublicName(from)) throw incompatible(`${from} is a base image of AWS; those cannot be copied.`);
  const source = ownImage(account, from);
  checkAvailable(from, source);
  if (!openRegions.includes(region)) throw notAvailable(`There is no Region ${region} in this account.`);
  const destination = { ...account, region };
  checkImageName(destination, name);
  const copying = images.list(destination).filter(({ body }) => body.state === 'COPYING');
  if (copying.length >= concurrentCopies) throw limitExceeded(`Two images are being copied to ${region} already.`);
  checkQuota(destination, 'private images');
  putImage(destination, name, {
    ...source,
    ...{ state: 'COPYING', created: account.clock.now().toISOString(), sharedWith: {}, builderName: undefined },
    ...{ description: input.DestinationImageDescription ?? source.description, source: arnOf(account, 'image', from) },
  });
  return { DestinationImageName: name };
}
