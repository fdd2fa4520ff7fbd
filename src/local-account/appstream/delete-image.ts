import type { Account } from '../account.ts';
import { arnOf } from './arn.ts';
import { toOwnImage } from './describe-images.ts';
import { inUse, notPermitted } from './faults.ts';
import { isPublicName, ownImage } from './find-image.ts';
import { fleetsOn } from './fleet-usage.ts';
import { putImage } from './move.ts';
import type { ImageRecord } from './records.ts';
import { imageAllowedIn } from './states.ts';

/** Deletes an image that no fleet uses and nobody shares. It is gone some seconds later, for ever. */
export function deleteImage(account: Account, { Name: name }: { readonly Name: string }): object {
  if (isPublicName(name)) throw notPermitted(`${name} is a base image of AWS; you can delete your own images.`);
  const image = ownImage(account, name);
  const fleets = fleetsOn(account, arnOf(account, 'image', name));
  if (fleets.length > 0) {
    const users = fleets.map((fleet) =>
      fleet.accountId === account.accountId ? fleet.name : `${fleet.name} of the account ${fleet.accountId}`,
    );
    throw inUse(`The image ${name} is used by the fleets ${users.join(', ')}.`);
  }
  const shared = Object.keys(image.sharedWith);
  if (shared.length > 0) throw inUse(`The image ${name} is shared with ${shared.join(', ')}. Stop sharing it first.`);
  if (!imageAllowedIn.delete.includes(image.state)) {
    throw notPermitted(`You cannot delete the image ${name} while it is ${image.state}; it must be ${imageAllowedIn.delete.join(' or ')}.`);
  }
  const body: ImageRecord = { ...image, state: 'DELETING' };
  putImage(account, name, body);
  return { Image: toOwnImage(account, name, body) };
}
