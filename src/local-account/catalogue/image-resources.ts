// The base images that Amazon manages. Which there are, and what they are called, is what the editor offers; what is in them comes from the
// public images that they stand for.
import { type ManagedResource, managedContainerImages, managedMachineImages } from '../../documents/index.ts';
import { type PublicImage, publicImages } from '../ec2/public-images.ts';
import type { Image, Platform } from '../protocol/imagebuilder-shapes.ts';
import type { ResourceRow } from '../store/resources.ts';
import { containerSource } from './container-sources.ts';
import { offered } from './row.ts';

/** The managed images of a Region, for machines and for containers, as GetImage answers them. */
export function imageResources(region: string): readonly ResourceRow<Image>[] {
  const machines = new Map(publicImages(region).map((image) => [image.managed, image]));
  const offers = [
    ...managedMachineImages.map((managed) => machineImage(managed, machines.get(managed.name), region)),
    ...managedContainerImages.map((managed) => containerImage(managed, region)),
  ];
  return offers.map(({ slug, released, image }, index) => {
    const version = versionOf(released);
    return offered<Image>({
      ...{ kind: 'image', slug, version, region, sequence: index + 1 },
      body: (arn) => ({
        ...image,
        arn,
        version: `${version}/1`,
        state: { status: 'AVAILABLE' },
        enhancedImageMetadataEnabled: true,
        imageSource: 'AMAZON_MANAGED',
        dateCreated: `${released}T00:00:00.000Z`,
      }),
    });
  });
}

interface OfferedImage {
  readonly slug: string;
  readonly released: string;
  readonly image: Pick<Image, 'name' | 'type' | 'platform' | 'osVersion' | 'outputResources'>;
}

function machineImage({ name: slug }: ManagedResource, source: PublicImage | undefined, region: string): OfferedImage {
  if (!source) throw new Error(`There is no public image for the managed image ${slug}`);
  const { id, name, ownerId, platform, system, released } = source;
  const amis = [{ region, image: id, name, accountId: ownerId, state: { status: 'AVAILABLE' as const } }];
  return { slug, released, image: { name: titleOf(slug), type: 'AMI', platform, osVersion: system, outputResources: { amis } } };
}

function containerImage({ name: slug, platform = 'Linux' }: ManagedResource, region: string): OfferedImage {
  const { uri, system, released } = containerSource(slug);
  const outputResources = { containers: [{ region, imageUris: [uri] }] };
  return {
    slug,
    released,
    image: { name: titleOf(slug), type: 'DOCKER', platform: platform as Platform, osVersion: system, outputResources },
  };
}

/** Managed images are versioned by the day of their release. */
function versionOf(released: string): string {
  return released.split('-').map(Number).join('.');
}

const words: Readonly<Record<string, string>> = { macos: 'macOS', lts: 'LTS', suse: 'SUSE', x86: 'x86', arm64: 'arm64' };

/** `amazon-linux-2-x86` is called Amazon Linux 2 x86. */
function titleOf(slug: string): string {
  return slug
    .split('-')
    .map((word) => words[word] ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
