import { amiTimestamp, type NameMoment, resolveAmiName } from '../imagebuilder/ami-name.ts';
import type { Distribution } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import type { BuildDistribution } from './distributor.ts';

/** What is distributed, and from where. */
export interface FrozenImage extends NameMoment {
  readonly imageName: string;
  readonly region: string;
  /** The recipe's, which the AMI of the Region that builds has where its distribution gives none. */
  readonly description: string | undefined;
}

/**
 * The distributions of a configuration as they are now, their names and tags with the moment's values in them. Without a configuration the
 * image stays in the Region that builds it.
 */
export function freezeDistributions(image: FrozenImage, given: readonly Distribution[] | undefined): readonly BuildDistribution[] {
  const distributions = given?.length ? (given as readonly Valid<Distribution>[]) : [{ region: image.region } as Valid<Distribution>];
  return distributions.map((distribution) => freeze(image, distribution));
}

function freeze(
  image: FrozenImage,
  { amiDistributionConfiguration: ami, containerDistributionConfiguration: _, ...more }: Valid<Distribution>,
) {
  return {
    ...more,
    amiName: ami?.name ? resolveAmiName(ami.name, image) : `${image.imageName} ${amiTimestamp(image.date)}`,
    description: ami?.description ?? (more.region === image.region ? image.description : undefined),
    targetAccountIds: ami?.targetAccountIds,
    amiTags: ami?.amiTags && resolveTags(ami.amiTags, image),
    kmsKeyId: ami?.kmsKeyId,
    launchPermission: ami?.launchPermission,
  };
}

/** Tags with the build's date and number in their values. */
export function resolveTags(tags: Readonly<Record<string, string>>, moment: NameMoment): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, resolveAmiName(value, moment)]));
}
