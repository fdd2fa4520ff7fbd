// What may become of an image after its build:
// https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_StartResourceStateUpdate.html
import { type Permit, refusalText } from './appstream-permit.ts';
import type { ImageRecord } from './image-record.ts';

/** What an image can become after its build, by the state that AWS gives it. */
export const dispositions = ['AVAILABLE', 'DEPRECATED', 'DISABLED', 'DELETED'] as const;
export type Disposition = (typeof dispositions)[number];

/** Something that is done to an image; REMOVED: it goes from Image Builder, and what was built stays. */
export type ImageChange = Disposition | 'REMOVED';

/** What is known of an image; what is left out is not judged. */
export interface ImageFacts {
  readonly state: string;
  readonly type?: string;
  /** AMIs and containers that it has. */
  readonly outputs?: number;
  /** An execution that concerns the image and has not ended. */
  readonly busy?: string | undefined;
}

export const imageFacts = ({ outputs, state, type }: Pick<ImageRecord, 'outputs' | 'state' | 'type'>): ImageFacts => ({
  ...{ state, type },
  outputs: outputs.filter(({ kind }) => kind !== 'file').length,
});

const next: Readonly<Record<string, readonly Disposition[]>> = {
  AVAILABLE: ['DEPRECATED', 'DISABLED', 'DELETED'],
  DEPRECATED: ['AVAILABLE', 'DISABLED', 'DELETED'],
  DISABLED: ['AVAILABLE', 'DEPRECATED', 'DELETED'],
  FAILED: ['DELETED'],
  CANCELLED: ['DELETED'],
  DELETED: [],
};

export const imageChangeWords: Readonly<Record<ImageChange, string>> = {
  AVAILABLE: 'restored',
  DEPRECATED: 'deprecated',
  DISABLED: 'disabled',
  DELETED: 'deleted',
  REMOVED: 'removed',
};

export const imageChanges = Object.keys(imageChangeWords) as readonly ImageChange[];

/** Whether an image can become something now. */
export function mayBecome({ busy, outputs, state, type }: ImageFacts, action: ImageChange): Permit {
  const allowed = next[state];
  if (!allowed) return { reason: `The image is ${state}.`, wayOut: 'Cancel its build, or wait for its end.' };
  if (busy !== undefined && action !== 'REMOVED')
    return { reason: `The lifecycle execution ${busy} works on this image.`, wayOut: 'Cancel it, or wait for its end.' };
  if (action === 'REMOVED') return true;
  if (state === 'DELETED') return { reason: 'The image is DELETED.', wayOut: 'Build it again from its recipe.' };
  if (type === 'DOCKER' && action !== 'DELETED')
    return {
      reason: `Container images cannot be ${imageChangeWords[action]}: AWS deletes them only.`,
      wayOut: 'Delete it, or leave it as it is.',
    };
  if (state === action) return { reason: `The image is ${state} already.`, wayOut: 'Nothing is to be done.' };
  if (!allowed.includes(action))
    return { reason: `An image that is ${state} cannot be ${imageChangeWords[action]}.`, wayOut: 'Build it again, or remove it.' };
  if (action === 'DELETED' && outputs === 0)
    return { reason: 'The image has no AMIs and no containers to delete with it.', wayOut: 'Remove the image alone.' };
  return true;
}

/** Why an image cannot become something now, by what it should become. */
export function imageRefusals(image: ImageFacts): Readonly<Partial<Record<ImageChange, string>>> {
  const refused = imageChanges.flatMap((action) => {
    const may = mayBecome(image, action);
    return may === true ? [] : [[action, refusalText(may)] as const];
  });
  return Object.fromEntries(refused);
}
