import type { AppStreamImage } from '../../../contract/index.ts';
import { dayOf, platformWords } from '../registry/image-words.ts';

/** Images to choose among, with what tells them apart. */
export const imageOptions = (images: readonly AppStreamImage[]) =>
  images.map(({ arn, created, name, owner, platform, visibility }) => {
    const facts = [name, platformWords(platform), dayOf(created), visibility === 'SHARED' ? `shared by ${owner}` : ''];
    return { value: arn, label: facts.filter(Boolean).join(', ') };
  });
