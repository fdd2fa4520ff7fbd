import { expect, test } from 'vitest';
import { type ImageChange, imageChanges, imageRefusals, mayBecome } from './image-changes.ts';

const allowed = (state: string, more = {}) => imageChanges.filter((action) => mayBecome({ state, ...more }, action) === true);

test.each<readonly [string, readonly ImageChange[]]>([
  ['AVAILABLE', ['DEPRECATED', 'DISABLED', 'DELETED', 'REMOVED']],
  ['DEPRECATED', ['AVAILABLE', 'DISABLED', 'DELETED', 'REMOVED']],
  ['DISABLED', ['AVAILABLE', 'DEPRECATED', 'DELETED', 'REMOVED']],
  ['FAILED', ['DELETED', 'REMOVED']],
  ['CANCELLED', ['DELETED', 'REMOVED']],
  ['DELETED', ['REMOVED']],
  ['BUILDING', []],
  ['PENDING', []],
])('an image that is %s can become %j', (state, actions) => {
  expect(allowed(state)).toEqual(actions);
});

test('a container image is deleted or removed, and nothing else becomes of it', () => {
  expect(allowed('AVAILABLE', { type: 'DOCKER' })).toEqual(['DELETED', 'REMOVED']);
});

test('an image on which an execution works, or that has nothing to delete, says what to do instead', () => {
  expect(imageRefusals({ state: 'AVAILABLE', busy: 'lce-1' }).DISABLED).toBe(
    'The lifecycle execution lce-1 works on this image. Cancel it, or wait for its end.',
  );
  expect(mayBecome({ state: 'FAILED', outputs: 0 }, 'DELETED')).toMatchObject({ wayOut: 'Remove the image alone.' });
});
