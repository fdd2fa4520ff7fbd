import { AppError, type AppStreamImageDetail, type Known, type MadeBuilder, type UsingFleet } from '../../../contract/index.ts';
import type { AppStream, AppStreamFleet, AppStreamServiceBuilder } from '../../aws/clients.ts';
import { unknown } from '../../images/known.ts';
import { allPages } from '../all-pages.ts';
import { allImages, readImage, readServiceImage, readShares } from './read-images.ts';
import { toApplication } from './to-image.ts';

/** An image with everything around it. What cannot be looked at is told as that, and the rest is shown all the same. */
export async function readDetail(api: AppStream, arn: string): Promise<AppStreamImageDetail> {
  const [image, service] = await Promise.all([readImage(api, arn), readServiceImage(api, arn)]);
  const isOwn = image.visibility === 'PRIVATE';
  const [tags, shares, fleets, builders, bases] = await Promise.all([
    isOwn ? tagsOf(api, arn) : {},
    isOwn ? known(readShares(api, image.name)) : unknown('Only its owner sees with whom an image is shared.'),
    known(fleetsOn(api, arn)),
    known(buildersOf(api, arn)),
    known(allImages(api, 'PUBLIC')),
  ]);
  return {
    ...{ image, tags, shares, fleets, builders, readAt: new Date().toISOString() },
    applications: (service.Applications ?? []).map(toApplication),
    bases: bases.known ? bases.value.filter(({ platform }) => platform === image.platform) : [],
  };
}

async function known<Value>(reading: Promise<Value>): Promise<Known<Value>> {
  try {
    return { known: true, value: await reading };
  } catch (error) {
    if (error instanceof AppError) return unknown(error.message);
    throw error;
  }
}

async function tagsOf(api: AppStream, ResourceArn: string): Promise<Readonly<Record<string, string>>> {
  const { Tags = {} } = await api.listTagsForResource({ ResourceArn });
  return Tags;
}

export const allFleets = (api: AppStream): Promise<readonly AppStreamFleet[]> =>
  allPages(async (NextToken) => {
    const { Fleets: items, NextToken: next } = await api.describeFleets({ NextToken });
    return { items, next };
  });

export const allBuilders = (api: AppStream): Promise<readonly AppStreamServiceBuilder[]> =>
  allPages(async (NextToken) => {
    const { ImageBuilders: items, NextToken: next } = await api.describeImageBuilders({ NextToken });
    return { items, next };
  });

/** The account's fleets on an image, with the stacks that they serve. */
export async function fleetsOn(api: AppStream, imageArn: string): Promise<readonly UsingFleet[]> {
  const fleets = (await allFleets(api)).filter(({ ImageArn }) => ImageArn === imageArn);
  return Promise.all(fleets.map((fleet) => toUsingFleet(api, fleet)));
}

async function toUsingFleet(api: AppStream, fleet: AppStreamFleet): Promise<UsingFleet> {
  const { ComputeCapacityStatus: capacity, Name: name = '' } = fleet;
  const stacks = await allPages(async (NextToken) => {
    const { Names: items, NextToken: next } = await api.listAssociatedStacks({ FleetName: name, NextToken });
    return { items, next };
  });
  return {
    ...{ name, stacks, state: fleet.State ?? '', instanceType: fleet.InstanceType ?? '' },
    ...{ desired: capacity?.Desired ?? 0, inUse: capacity?.InUse ?? 0 },
  };
}

async function buildersOf(api: AppStream, imageArn: string): Promise<readonly MadeBuilder[]> {
  return (await allBuilders(api)).filter(({ ImageArn }) => ImageArn === imageArn).map(toBuilder);
}

export const toBuilder = ({ CreatedTime, Name, State }: AppStreamServiceBuilder): MadeBuilder => ({
  name: Name ?? '',
  state: State ?? '',
  created: CreatedTime?.toISOString() ?? '',
});
