import type { AppStreamImage } from '../../../contract/index.ts';
import { platformWords } from './image-words.ts';

/** The images in which every word of a search stands somewhere. */
export function searchImages(images: readonly AppStreamImage[], search: string): readonly AppStreamImage[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return images;
  return images.filter((image) => {
    const text = textOf(image).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const textOf = ({ builder, description, displayName, families, name, owner, platform, state }: AppStreamImage): string =>
  [name, displayName, description, owner, platform, platformWords(platform), builder, state, ...families].join(' ');
