import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { arnOf } from './arn.ts';
import { badValue, limitExceeded, notAvailable, notFound } from './faults.ts';
import { checkAvailable, ownImage } from './find-image.ts';
import { fleetsOn } from './fleet-usage.ts';
import { askedPage } from './page.ts';
import { fleets, type ImagePermission, type ImageRecord, images } from './records.ts';
import { balance } from './sessions/capacity.ts';

/** Shared Images in the guide's quotas. */
const maxAccounts = 100;

interface UpdateRequest {
  readonly Name: string;
  readonly SharedAccountId: string;
  readonly ImagePermissions: { readonly allowFleet?: boolean; readonly allowImageBuilder?: boolean };
}

/** What another account may do with an image, instead of what it might; nothing at all is the end of sharing. */
export function updateImagePermissions(
  account: Account,
  { Name: name, SharedAccountId: other, ImagePermissions: given }: UpdateRequest,
): object {
  const image = shareable(account, name);
  if (!/^\d{12}$/.test(other)) throw badValue(`${other} is no account: accounts have twelve digits.`);
  if (other === account.accountId) throw notAvailable('An image cannot be shared with its own account.');
  const permission: ImagePermission = { allowFleet: given.allowFleet ?? false, allowImageBuilder: given.allowImageBuilder ?? false };
  if (!permission.allowFleet && !permission.allowImageBuilder) {
    if (image.sharedWith[other]) unshare(account, name, { image, other });
    return {};
  }
  if (!image.sharedWith[other] && Object.keys(image.sharedWith).length >= maxAccounts) {
    throw limitExceeded(`An image can be shared with at most ${maxAccounts} accounts.`);
  }
  images.put(account, name, { ...image, sharedWith: { ...image.sharedWith, [other]: permission } });
  if (!permission.allowFleet) emptyFleets(account, name, other);
  return {};
}

/** Ends sharing with one account. */
export function deleteImagePermissions(
  account: Account,
  { Name: name, SharedAccountId: other }: Omit<UpdateRequest, 'ImagePermissions'>,
): object {
  const image = shareable(account, name);
  if (!image.sharedWith[other]) throw notFound('permission of the image', `${name} for the account ${other}`);
  unshare(account, name, { image, other });
  return {};
}

interface DescribeRequest {
  readonly Name: string;
  readonly SharedAwsAccountIds?: readonly string[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** With whom an image is shared. */
export function describeImagePermissions(account: Account, input: DescribeRequest): object {
  const { Name: name, SharedAwsAccountIds: wanted } = input;
  const shared = Object.entries(ownImage(account, name).sharedWith)
    .map(([sharedAccountId, imagePermissions]) => ({ sharedAccountId, imagePermissions }))
    .filter(({ sharedAccountId }) => !wanted?.length || wanted.includes(sharedAccountId));
  const page = pageOf(shared, ({ sharedAccountId }) => sharedAccountId, askedPage(input, 500));
  return { Name: name, SharedImagePermissionsList: page.items, NextToken: page.token };
}

function shareable(account: Account, name: string): ImageRecord {
  const image = ownImage(account, name);
  checkAvailable(name, image);
  return image;
}

function unshare(account: Account, name: string, { image, other }: { readonly image: ImageRecord; readonly other: string }): void {
  const { [other]: _ended, ...sharedWith } = image.sharedWith;
  images.put(account, name, { ...image, sharedWith });
  emptyFleets(account, name, other);
}

/**
 * Fleets of the other account on an image that it may no longer use get a desired capacity of 0. Sessions that run come to their own end,
 * and what was built or copied from the image stays: https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html
 */
function emptyFleets(account: Account, name: string, other: string): void {
  const owner = { ...account, accountId: other };
  for (const { accountId, name: fleet, body } of fleetsOn(account, arnOf(account, 'image', name))) {
    if (accountId !== other) continue;
    fleets.put(owner, fleet, { ...body, desired: 0 });
    balance(owner, fleet);
  }
}
