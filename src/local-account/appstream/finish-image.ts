// What becomes of an image that is being made: what it is made of may have gone in the meantime.
import { amis } from '../ec2/ami-records.ts';
import type { ImageState, ImageStateChangeReasonCode } from '../protocol/appstream-shapes.ts';
import { parseArn } from './arn.ts';
import type { Mover } from './move.ts';
import { type ImageRecord, images } from './records.ts';

const reasons: Readonly<Partial<Record<ImageState, ImageStateChangeReasonCode>>> = {
  COPYING: 'IMAGE_COPY_FAILURE',
  CREATING: 'IMAGE_UPDATE_FAILURE',
  IMPORTING: 'IMAGE_IMPORT_FAILURE',
};

/** The image in the state that comes next, or as one that failed; `from` is the state that ends. */
export function finished(owner: Mover, image: ImageRecord, from: ImageState): ImageRecord {
  const code = reasons[from];
  if (code && !hasSource(owner, image.source)) {
    const message = `${image.source} was no longer there when the image was made of it.`;
    const errors = [{ code: 'IMAGE_NOT_FOUND', message, at: owner.clock.now().toISOString() }] as const;
    return { ...image, state: 'FAILED', reason: { code, message }, errors };
  }
  return from === 'IMPORTING' && !image.validates ? { ...image, state: 'AVAILABLE' } : image;
}

function hasSource(owner: Mover, source: string | undefined): boolean {
  if (source === undefined) return true;
  const image = parseArn(source);
  return image ? images.find({ ...owner, region: image.region }, image.name) !== undefined : amis.find(owner, source) !== undefined;
}
