import { AppError, type AppStreamImage, appStreamImageTarget, parseImageArn } from '../../../contract/index.ts';
import { ifThere, ownImage, readImage } from '../../appstream/registry/read-images.ts';
import { toImage } from '../../appstream/registry/to-image.ts';
import type { Aws } from '../../aws/clients.ts';
import type { Asked } from './verb.ts';

export interface FoundImage {
  readonly aws: Aws;
  readonly image: AppStreamImage;
}

/** The image that a word names: by its ARN, which says its Region too, or by its name: an own one first, then a base image of AWS. */
export async function findImage(request: Pick<Asked, 'aws'>, word: string): Promise<FoundImage> {
  if (appStreamImageTarget.shape.arn.safeParse(word).success) {
    const aws = await request.aws(parseImageArn(word)?.region);
    return { aws, image: await readImage(await aws.appstream(), word) };
  }
  const aws = await request.aws();
  const image = (await ownImage(aws, word)) ?? (await baseImage(aws, word));
  if (image) return { aws, image };
  throw new AppError(
    'not-found',
    `There is no image ${word} in ${aws.connection.region}. One that another account shares is named by its ARN.`,
  );
}

async function baseImage(aws: Aws, name: string): Promise<AppStreamImage | undefined> {
  const found = await ifThere((await aws.appstream()).describeImages({ Names: [name] }));
  return found?.Images?.map(toImage).find(({ visibility }) => visibility === 'PUBLIC');
}
