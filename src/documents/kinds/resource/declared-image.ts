import { readBaseImageName, systemOf } from '../../appstream/base-image.ts';
import { itemsOf, mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { ResourceDocument } from './model.ts';

/** The top of a declared AppStream image; undefined for documents of other kinds. */
export function declaredImage({ kind, node }: Pick<ResourceDocument, 'kind' | 'node'>): MapNode | undefined {
  return kind === 'appstream-image' ? node : undefined;
}

/** The requests for image builders in a document: the whole of a launch file, or the launch in a declared image. */
export function builderRequests({ kind, node }: Pick<ResourceDocument, 'kind' | 'node'>): readonly MapNode[] {
  if (kind === 'appstream-image-builder') return [node];
  const launch = kind === 'appstream-image' ? mapOf(valueNamed(mapOf(valueNamed(node, 'builder')), 'launch')) : undefined;
  return launch === undefined ? [] : [launch];
}

/** The maps of a list of a declared image. */
export function declaredMaps(image: MapNode | undefined, member: string): readonly MapNode[] {
  return itemsOf(image === undefined ? undefined : valueNamed(image, member)).flatMap(({ value }) => mapOf(value) ?? []);
}

/** What the image runs, where its base says it. */
export function systemOfImage(image: MapNode): 'windows' | 'linux' | undefined {
  const platform = platformOfImage(image);
  return platform === undefined ? undefined : systemOf(platform);
}

/** The platform that the base names, or that the name of a base image tells. */
export function platformOfImage(image: MapNode): string | undefined {
  const base = mapOf(valueNamed(image, 'base'));
  const named = scalarNamed(base, 'platform')?.value;
  return named ?? readBaseImageName(scalarNamed(base, 'image')?.value ?? '')?.platform;
}
