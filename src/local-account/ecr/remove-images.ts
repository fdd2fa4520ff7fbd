import { readImages, writeImages } from './layout.ts';
import type { Registries } from './push.ts';
import { layoutFolder, parseImageUri } from './registry-names.ts';

/** Removes the images that these URIs name, with all their tags; URIs that name nothing any more, or images of elsewhere, are passed over. */
export function removeImages({ folder }: Pick<Registries, 'folder'>, uris: readonly string[]): void {
  for (const uri of uris) {
    const named = parseImageUri(uri);
    if (!named) continue;
    const layout = layoutFolder(folder, named, named.repository);
    const images = readImages(layout);
    const left = images.filter(({ digest, tags }) => digest !== named.digest && !(named.tag !== undefined && tags.includes(named.tag)));
    if (left.length < images.length) writeImages(layout, left);
  }
}
