import { readImages, writeImages } from './layout.ts';
import type { Registries } from './push.ts';
import { layoutFolder, parseImageUri } from './registry-names.ts';

export interface PushedUris {
  readonly uris: readonly string[];
  /** Of the image's manifest. */
  readonly digest: string;
}

/**
 * Removes an image, with all its tags, from the repositories that these URIs name. Tags move: what has one of them by now may be
 * another image, and stays.
 */
export function removeImages({ folder }: Pick<Registries, 'folder'>, { uris, digest }: PushedUris): void {
  for (const uri of uris) {
    const named = parseImageUri(uri);
    if (!named) continue;
    const layout = layoutFolder(folder, named, named.repository);
    const images = readImages(layout);
    const left = images.filter((image) => image.digest !== digest);
    if (left.length < images.length) writeImages(layout, left);
  }
}
