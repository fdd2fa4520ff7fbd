import type { Forbidden } from './appstream-builder-actions.ts';
import type { AppStreamImage } from './appstream-image.ts';
import type { Permit } from './appstream-permit.ts';

/** The four lists of the image registry, in the order of AWS's own. */
export const imageCategories = ['public', 'private', 'shared-with-others', 'shared-with-me'] as const;
export type ImageCategory = (typeof imageCategories)[number];

export const imageCategoryWords: Readonly<Record<ImageCategory, string>> = {
  public: 'Public',
  private: 'Private',
  'shared-with-others': 'Shared with others',
  'shared-with-me': 'Shared with me',
};

type Seen = Pick<AppStreamImage, 'visibility' | 'sharedWithOthers'>;

/** In which of the four lists an image stands: by its visibility, and, of own images, by whether anybody else may use them. */
export function imageCategory({ visibility, sharedWithOthers }: Seen): ImageCategory {
  if (visibility === 'PUBLIC') return 'public';
  if (visibility === 'SHARED') return 'shared-with-me';
  return sharedWithOthers === true ? 'shared-with-others' : 'private';
}

/** States that pass by themselves: whoever shows them looks again soon. */
const passing = new Set(['PENDING', 'CREATING', 'COPYING', 'IMPORTING', 'VALIDATING', 'DELETING']);

export const isPassingImageState = (state: string): boolean => passing.has(state);

/** What may be wanted of an image. */
export const imageActions = ['launchBuilder', 'useInFleet', 'copy', 'share', 'update', 'tag', 'delete'] as const;
export type ImageAction = (typeof imageActions)[number];

type Asked = Pick<AppStreamImage, 'visibility' | 'state' | 'may' | 'buildersSupported' | 'owner' | 'platform' | 'baseReleased'>;

/** Whether an action may be done now; which fleets and accounts stand in the way of a deletion is `deletionBlockers`' question. */
export function mayDoWithImage(image: Asked, action: ImageAction): Permit {
  return rules[action](image);
}

const rules: Readonly<Record<ImageAction, (image: Asked) => Permit>> = {
  launchBuilder: (image) => whenAvailable(image, () => launchable(image)),
  useInFleet: (image) =>
    image.visibility === 'PUBLIC'
      ? { reason: 'It is a base image, and fleets take images that were made of one.', wayOut: 'Launch an image builder of it first.' }
      : whenAvailable(image, () => granted(image.may.fleet, image, 'fleets')),
  copy: (image) => whenOwn(image, 'copy', () => whenAvailable(image, () => true)),
  share: (image) => whenOwn(image, 'share', () => whenAvailable(image, () => true)),
  update: (image) => whenOwn(image, 'update', () => whenAvailable(image, () => updatable(image))),
  tag: (image) => whenOwn(image, 'tag', () => (known(image.state) && image.state !== 'DELETING' ? true : waitFor(image))),
  delete: (image) => whenOwn(image, 'delete', () => (deletable.has(image.state) ? true : waitFor(image))),
};

/** What failed can still be cleared away. */
const deletable = new Set(['AVAILABLE', 'FAILED']);

const known = (state: string): boolean => deletable.has(state) || passing.has(state);

function whenAvailable(image: Asked, then: () => Permit): Permit {
  return image.state === 'AVAILABLE' ? then() : waitFor(image);
}

function waitFor({ state, visibility }: Asked): Forbidden {
  if (state === 'FAILED')
    return {
      reason: 'The image failed, so nothing can be made of it.',
      wayOut: visibility === 'PRIVATE' ? 'Read the reason of its state, then delete it and make it anew.' : 'Ask its owner.',
    };
  if (state === 'DELETING') return { reason: 'The image is being deleted.', wayOut: 'Choose another image.' };
  if (passing.has(state))
    return { reason: `The image is ${state}, and not finished yet.`, wayOut: 'Wait until it is AVAILABLE; its state is live.' };
  return {
    reason: `The image is in a state that Kiln does not know: ${state === '' ? 'none' : state}.`,
    wayOut: 'Look at it in the AWS console.',
  };
}

const verbs = { copy: 'copies', share: 'shares', update: 'updates', tag: 'tags', delete: 'deletes' } as const;

function whenOwn({ owner, visibility }: Asked, verb: keyof typeof verbs, then: () => Permit): Permit {
  if (visibility === 'PRIVATE') return then();
  const whose = visibility === 'PUBLIC' ? 'It is a base image of AWS' : `It belongs to the account ${owner}`;
  return {
    reason: `${whose}, and only its owner ${verbs[verb]} an image.`,
    wayOut: 'Launch an image builder of it and make an image of your own.',
  };
}

function launchable(image: Asked): Permit {
  const permit = granted(image.may.imageBuilder, image, 'image builders');
  if (permit !== true || image.buildersSupported) return permit;
  return { reason: 'No image builder can be launched of this image.', wayOut: 'Make a new version of it where it came from.' };
}

function granted(may: boolean, { owner }: Asked, what: string): Permit {
  if (may) return true;
  return { reason: `It is not shared for ${what}.`, wayOut: `Ask the account ${owner} for that permission.` };
}

/** https://docs.aws.amazon.com/appstream2/latest/developerguide/keep-image-updated-managed-image-updates.html */
const oldestUpdatableBase = '2017-07-24';

function updatable({ baseReleased, platform }: Asked): Permit {
  const instead = 'Follow one of the ways to keep it up to date.';
  if (!platform.startsWith('WINDOWS')) return { reason: `AWS updates images of Windows only, and this is ${platform}.`, wayOut: instead };
  if (baseReleased !== '' && baseReleased.slice(0, 10) < oldestUpdatableBase)
    return {
      reason: `Its base image is of ${baseReleased.slice(0, 10)}; AWS updates those since ${oldestUpdatableBase}.`,
      wayOut: instead,
    };
  return true;
}

/** What stands in the way of deleting an image that could be deleted by its state. */
export interface DeletionBlockers {
  readonly fleets: readonly string[];
  readonly accounts: readonly string[];
}

/** Whether DeleteImage may be called as things are. */
export function mayDeleteNow(image: Asked, { accounts, fleets }: DeletionBlockers): Permit {
  const permit = mayDoWithImage(image, 'delete');
  if (permit !== true) return permit;
  const parts = [
    ...(fleets.length > 0 ? [`used by the fleets ${fleets.join(', ')}`] : []),
    ...(accounts.length > 0 ? [`shared with ${accounts.join(', ')}`] : []),
  ];
  if (parts.length === 0) return true;
  return { reason: `The image is ${parts.join(' and ')}.`, wayOut: 'Let the deletion plan take it from them first.' };
}

/** https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CopyImage.html */
const nameForm = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}$/;

/** What is wrong with the name of an image that is to be; undefined: nothing. */
export function imageNameFault(name: string): string | undefined {
  if (name === '') return 'An image needs a name.';
  if (/^(?:aws|appstream|amazon)/i.test(name)) return 'Names that begin with aws, appstream or amazon belong to AWS; choose another one.';
  if (name.length > 100) return `The name has ${name.length} characters; 100 are allowed.`;
  return nameForm.test(name) ? undefined : 'A name has letters, digits and _ . - only, and begins with a letter or a digit.';
}

/** As long as a description may be. */
export const longestImageDescription = 256;
export const longestImageDisplayName = 100;
