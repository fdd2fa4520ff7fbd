import type { ImageRecord, ImageTarget } from '../../contract/index.ts';

/** What each side of an image's tab gets: the image as it is known, and how to ask for more of it. */
export interface FaceProps {
  readonly image: ImageRecord;
  readonly of: ImageTarget;
}
