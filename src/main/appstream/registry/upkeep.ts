import { newestBase, type UpkeepFacts } from '../../../contract/index.ts';
import type { AppStream } from '../../aws/clients.ts';
import { allBuilders, allFleets, toBuilder } from './read-detail.ts';
import { allImages, readImage } from './read-images.ts';

/** What the account tells of how far an image is with being kept up to date. */
export async function upkeepFacts(api: AppStream, arn: string): Promise<UpkeepFacts> {
  const [image, bases, own, builders, fleets] = await Promise.all([
    readImage(api, arn),
    allImages(api, 'PUBLIC'),
    allImages(api, 'PRIVATE'),
    allBuilders(api),
    allFleets(api),
  ]);
  const newest = newestBase(image, bases);
  return {
    image,
    newest: newest && { arn: newest.arn, name: newest.name },
    builders: builders.map((builder) => ({ ...toBuilder(builder), imageArn: builder.ImageArn ?? '' })),
    images: own.map((one) => ({ arn: one.arn, name: one.name, builder: one.builder, created: one.created, state: one.state })),
    fleets: fleets.map(({ ImageArn, Name }) => ({ name: Name ?? '', imageArn: ImageArn ?? '' })),
  };
}
