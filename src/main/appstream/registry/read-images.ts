import { AppError, type AppStreamImage, type ImageVisibility, parseImageArn, type SharedAccount } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { AppStream, AppStreamServiceImage, Aws } from '../../aws/clients.ts';
import { allPages } from '../all-pages.ts';
import { toImage } from './to-image.ts';

/** The images of one visibility, page by page. */
export async function* imagePages(api: AppStream, visibility: ImageVisibility): AsyncGenerator<readonly AppStreamImage[]> {
  let NextToken: string | undefined;
  do {
    const page = await api.describeImages({ Type: visibility, NextToken });
    const images: AppStreamImage[] = [];
    for (const image of page.Images ?? []) images.push(await withSharing(api, toImage(image)));
    yield images;
    NextToken = page.NextToken || undefined;
  } while (NextToken);
}

/** Every image of one visibility. */
export async function allImages(api: AppStream, visibility: ImageVisibility): Promise<readonly AppStreamImage[]> {
  const images: AppStreamImage[] = [];
  for await (const page of imagePages(api, visibility)) images.push(...page);
  return images;
}

/** Whether an own image is shared is a member of newer answers alone; where it is missing, its permissions tell. */
async function withSharing(api: AppStream, image: AppStreamImage): Promise<AppStreamImage> {
  if (image.visibility !== 'PRIVATE' || image.sharedWithOthers !== undefined) return image;
  const { SharedImagePermissionsList = [] } = await api.describeImagePermissions({ Name: image.name });
  return { ...image, sharedWithOthers: SharedImagePermissionsList.length > 0 };
}

/** One image as the service tells it. */
export async function readServiceImage(api: AppStream, arn: string): Promise<AppStreamServiceImage> {
  const [image] = (await ifThere(api.describeImages({ Arns: [arn] })))?.Images ?? [];
  if (image) return image;
  throw new AppError('not-found', `There is no image ${arn} that this account sees. It was deleted, or is no longer shared with it.`);
}

export async function readImage(api: AppStream, arn: string): Promise<AppStreamImage> {
  return withSharing(api, toImage(await readServiceImage(api, arn)));
}

/** An image of the account itself by its name; undefined where it has none. Others' may have the same name. */
export async function ownImage({ appstream, connection }: Aws, name: string): Promise<AppStreamImage | undefined> {
  const found = await ifThere((await appstream()).describeImages({ Names: [name] }));
  return found?.Images?.map(toImage).find(({ arn }) => parseImageArn(arn)?.owner === connection.accountId);
}

/** What a call answers, or undefined where AWS knows nothing of that name. */
export async function ifThere<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

/** With whom an own image is shared, in the order of the accounts' numbers. */
export async function readShares(api: AppStream, name: string): Promise<readonly SharedAccount[]> {
  const found = await allPages(async (NextToken) => {
    const { NextToken: next, SharedImagePermissionsList: items } = await api.describeImagePermissions({ Name: name, NextToken });
    return { items, next };
  });
  return found
    .map(({ imagePermissions, sharedAccountId = '' }) => ({
      account: sharedAccountId,
      fleet: imagePermissions?.allowFleet ?? false,
      imageBuilder: imagePermissions?.allowImageBuilder ?? false,
    }))
    .sort((a, b) => a.account.localeCompare(b.account));
}
