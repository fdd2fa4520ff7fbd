import { expect, it } from 'vitest';
import type { AppStreamImage } from './appstream-image.ts';
import {
  type ImageAction,
  imageActions,
  imageCategories,
  imageCategory,
  imageNameFault,
  isPassingImageState,
  mayDeleteNow,
  mayDoWithImage,
} from './appstream-image-rules.ts';

const me = '000000000000';
const plain: Pick<
  AppStreamImage,
  'visibility' | 'state' | 'may' | 'buildersSupported' | 'owner' | 'platform' | 'baseReleased' | 'sharedWithOthers'
> = {
  ...{ visibility: 'PRIVATE', state: 'AVAILABLE', may: { fleet: true, imageBuilder: true }, buildersSupported: true, owner: me },
  ...{ platform: 'WINDOWS_SERVER_2022', baseReleased: '2026-05-06T00:00:00.000Z', sharedWithOthers: false },
};
const image = (part: Partial<typeof plain>) => ({ ...plain, ...part });

const states = ['PENDING', 'CREATING', 'COPYING', 'IMPORTING', 'VALIDATING', 'AVAILABLE', 'FAILED', 'DELETING', 'DEPRECATED', ''];
const visibilities = ['PUBLIC', 'PRIVATE', 'SHARED'] as const;
const grants = [false, true].flatMap((fleet) => [false, true].map((imageBuilder) => ({ fleet, imageBuilder })));

/** What AWS accepts, written once more and by itself: the states in which each action is allowed, and for whom. */
const allowed: Readonly<Record<ImageAction, { readonly states: readonly string[]; readonly of: readonly string[] }>> = {
  launchBuilder: { states: ['AVAILABLE'], of: ['PUBLIC', 'PRIVATE', 'SHARED'] },
  useInFleet: { states: ['AVAILABLE'], of: ['PRIVATE', 'SHARED'] },
  copy: { states: ['AVAILABLE'], of: ['PRIVATE'] },
  share: { states: ['AVAILABLE'], of: ['PRIVATE'] },
  update: { states: ['AVAILABLE'], of: ['PRIVATE'] },
  tag: { states: states.filter((state) => !['DELETING', 'DEPRECATED', ''].includes(state)), of: ['PRIVATE'] },
  delete: { states: ['AVAILABLE', 'FAILED'], of: ['PRIVATE'] },
};

it('in every state, of every owner and with every permission, no action is offered that AWS refuses, and none is kept back', () => {
  for (const action of imageActions)
    for (const state of states)
      for (const visibility of visibilities)
        for (const may of grants) {
          const needs = { launchBuilder: may.imageBuilder, useInFleet: may.fleet }[action as string] ?? true;
          const expected = allowed[action].states.includes(state) && allowed[action].of.includes(visibility) && needs;
          const owner = { PUBLIC: '', PRIVATE: me, SHARED: '000000000001' }[visibility];
          const permit = mayDoWithImage(image({ state, visibility, may, owner }), action);
          expect(permit === true, `${action} ${state} ${visibility} ${JSON.stringify(may)}`).toBe(expected);
          if (permit === true) continue;
          expect(permit.reason).toMatch(/^[A-Z].*\.$/);
          expect(permit.wayOut).toMatch(/^[A-Z].*\.$/);
        }
});

it('an image that fleets use or that is shared is not deleted at once, whatever else is true', () => {
  for (const fleets of [[], ['office']])
    for (const accounts of [[], ['000000000001']])
      for (const state of states) {
        const permit = mayDeleteNow(image({ state }), { fleets, accounts });
        expect(permit === true).toBe(allowed.delete.states.includes(state) && fleets.length === 0 && accounts.length === 0);
      }
  expect(mayDeleteNow(image({}), { fleets: ['office'], accounts: ['000000000001'] })).toMatchObject({
    reason: 'The image is used by the fleets office and shared with 000000000001.',
  });
});

it('only images of Windows of a base that is new enough are updated', () => {
  expect(mayDoWithImage(image({ platform: 'AMAZON_LINUX2' }), 'update')).toMatchObject({ reason: expect.stringContaining('Windows only') });
  expect(mayDoWithImage(image({ baseReleased: '2017-07-23T00:00:00.000Z' }), 'update')).toMatchObject({ wayOut: expect.any(String) });
  expect(mayDoWithImage(image({ baseReleased: '2017-07-24T00:00:00.000Z' }), 'update')).toBe(true);
  expect(mayDoWithImage(image({ baseReleased: '' }), 'update')).toBe(true); // AWS says, in a dry run
});

it('an image of which no builder can be launched says that, and not that a permission is missing', () => {
  const permit = mayDoWithImage(image({ buildersSupported: false }), 'launchBuilder');
  expect(permit).toMatchObject({ reason: 'No image builder can be launched of this image.' });
});

it('every image stands in one of the four lists', () => {
  const listed = visibilities.flatMap((visibility) =>
    [true, false, undefined].map((sharedWithOthers) => imageCategory({ visibility, sharedWithOthers })),
  );
  expect(new Set(listed)).toEqual(new Set(imageCategories));
  expect(imageCategory({ visibility: 'PRIVATE', sharedWithOthers: true })).toBe('shared-with-others');
  expect(imageCategory({ visibility: 'PRIVATE', sharedWithOthers: false })).toBe('private');
});

it('states that pass by themselves are looked at again soon', () => {
  expect(states.filter(isPassingImageState)).toEqual(['PENDING', 'CREATING', 'COPYING', 'IMPORTING', 'VALIDATING', 'DELETING']);
});

it.each([
  ['', 'needs a name'],
  ['AppStream-mine', 'belong to AWS'],
  ['awsome', 'belong to AWS'],
  ['x'.repeat(101), '100 are allowed'],
  ['-x', 'begins with a letter'],
  ['a b', 'letters, digits'],
])('the name %j is refused', (name, words) => {
  expect(imageNameFault(name)).toContain(words);
});

it('a name of letters, digits and _ . - is taken', () => {
  expect(imageNameFault('Office_2026.11-a')).toBeUndefined();
});
