import {
  AppError,
  type ImagePermission,
  mayDoWithImage,
  mostImageShares,
  refusalText,
  type ShareEvent,
  shareFingerprint,
} from '../../../contract/index.ts';
import type { AppStream, Aws } from '../../aws/clients.ts';
import { ifThere, readImage, readShares } from './read-images.ts';

export interface ShareWish {
  readonly arn: string;
  /** The table that the change was made of, in short. */
  readonly seen: string;
  readonly changes: readonly { readonly account: string; readonly after: ImagePermission }[];
}

/**
 * Changes with whom an image is shared, one call an account. What AWS refuses for one account is told, and the others have their call; what
 * fails for all of them ends it. What was not done is what still differs then, and can be asked for again.
 */
export async function* changeShares(aws: Aws, { arn, changes, seen }: ShareWish, signal: AbortSignal): AsyncGenerator<ShareEvent> {
  const api = await aws.appstream();
  const image = await readImage(api, arn);
  const permit = mayDoWithImage(image, 'share');
  if (permit !== true) throw new AppError('refused', refusalText(permit));
  if (changes.some(({ account }) => account === aws.connection.accountId))
    throw new AppError('invalid-input', `The image belongs to ${aws.connection.accountId}; share it with another account.`);
  const before = await readShares(api, image.name);
  if (shareFingerprint(before) !== seen)
    throw new AppError('conflict', 'The permissions were changed meanwhile. Look at them as they are now, and make your change again.');
  checkCount(new Set(before.map(({ account }) => account)), changes);
  // Accounts that leave make room for those that come.
  for (const change of changes.toSorted((a, b) => Number(isGranting(a.after)) - Number(isGranting(b.after)))) {
    if (signal.aborted) return;
    const { account } = change;
    yield { type: 'doing', account };
    try {
      await setShare(api, image.name, change);
      yield { type: 'done', account };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'aws') throw error;
      yield { type: 'failed', account, message: error.message };
    }
  }
}

const isGranting = ({ fleet, imageBuilder }: ImagePermission): boolean => fleet || imageBuilder;

function checkCount(accounts: Set<string>, changes: ShareWish['changes']): void {
  for (const { account, after } of changes) {
    if (isGranting(after)) accounts.add(account);
    else accounts.delete(account);
  }
  if (accounts.size > mostImageShares)
    throw new AppError(
      'invalid-input',
      `An image can be shared with ${mostImageShares} accounts at most; these would be ${accounts.size}.`,
    );
}

/** Both calls put a state in place of what there was, so that they can be repeated; that a permission is gone already is what was wanted. */
export async function setShare(api: AppStream, Name: string, { account, after }: ShareWish['changes'][number]): Promise<void> {
  if (isGranting(after)) {
    const ImagePermissions = { allowFleet: after.fleet, allowImageBuilder: after.imageBuilder };
    await api.updateImagePermissions({ Name, SharedAccountId: account, ImagePermissions });
  } else await ifThere(api.deleteImagePermissions({ Name, SharedAccountId: account }));
}
