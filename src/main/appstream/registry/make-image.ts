import { randomUUID } from 'node:crypto';
import { AppError, type AppStreamImage, mayDoWithImage, type Permit, refusalText } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';
import { createOnce } from '../../aws/create-once.ts';
import { ownImage, readImage } from './read-images.ts';

/** Whether an image can have this name here. */
export async function nameIsFree(aws: Aws, name: string): Promise<Permit> {
  const existing = await ownImage(aws, name);
  return existing === undefined || { reason: takenText(aws, name), wayOut: 'Choose another name.' };
}

const takenText = ({ connection: { region } }: Aws, name: string) => `There is an image ${name} in ${region} already.`;

export interface CopyWish {
  readonly arn: string;
  readonly name: string;
  readonly description?: string | undefined;
}

/** Copies an own image to where `to` leads, which is the same account in whichever Region; answers the copy, which is not finished yet. */
export async function copyImage(from: Aws, to: Aws, { arn, description, name }: CopyWish): Promise<AppStreamImage> {
  const api = await from.appstream();
  const source = await permitted(from, arn, 'copy');
  return createOnce({
    look: () => ownImage(to, name),
    send: () =>
      api.copyImage({
        SourceImageName: source.name,
        DestinationImageName: name,
        DestinationRegion: to.connection.region,
        ...(description ? { DestinationImageDescription: description } : {}),
      }),
    isOurs: (image) => image.platform === source.platform && image.baseReleased === source.baseReleased && image.agent === source.agent,
    taken: `${takenText(to, name)} Choose another name.`,
  });
}

/** Asks AWS whether it can make an updated image of this one. A dry run answers and makes nothing. */
export async function canUpdateImage(aws: Aws, arn: string): Promise<Permit> {
  const api = await aws.appstream();
  const image = await readImage(api, arn);
  const permit = mayDoWithImage(image, 'update');
  if (permit !== true) return permit;
  const newImageName = `kiln-dry-run-${randomUUID()}`; // a name is required, and nothing gets it
  const { canUpdateImage: can } = await api.createUpdatedImage({ existingImageName: image.name, newImageName, dryRun: true });
  if (can === true) return true;
  return { reason: 'AWS says that it cannot update this image.', wayOut: 'Follow one of the other ways to keep it up to date.' };
}

export interface UpdateWish extends CopyWish {
  readonly displayName?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** Makes an image like this one with the newest agent and updates of Windows; answers it, not finished yet. */
export async function updateImage(aws: Aws, { arn, description, displayName, name, tags }: UpdateWish): Promise<AppStreamImage> {
  const api = await aws.appstream();
  const existing = await permitted(aws, arn, 'update');
  return createOnce({
    look: () => ownImage(aws, name),
    send: () =>
      api.createUpdatedImage({
        existingImageName: existing.name,
        newImageName: name,
        ...(displayName ? { newImageDisplayName: displayName } : {}),
        ...(description ? { newImageDescription: description } : {}),
        ...(tags ? { newImageTags: { ...tags } } : {}),
      }),
    isOurs: (image) => image.platform === existing.platform && image.baseReleased === existing.baseReleased,
    taken: `${takenText(aws, name)} Choose another name.`,
  });
}

async function permitted(aws: Aws, arn: string, action: 'copy' | 'update'): Promise<AppStreamImage> {
  const image = await readImage(await aws.appstream(), arn);
  const permit = mayDoWithImage(image, action);
  if (permit === true) return image;
  throw new AppError('refused', refusalText(permit));
}
