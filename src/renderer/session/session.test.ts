import { expect, it } from 'vitest';
import { readSession, writeSession } from './session.ts';

function memory(stored: string | null) {
  let kept = stored;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
}

it('a session comes back as it was written', () => {
  const storage = memory(null);
  const session = { layout: { sideWidth: 300 }, root: '/w', paths: ['a.yaml'], activePath: 'a.yaml' };
  writeSession(storage, session);
  expect(readSession(storage)).toEqual(session);
});

it.each([null, '', '{', 'null'])('a memory of %j starts afresh', (stored) => {
  expect(readSession(memory(stored))).toEqual({ layout: {}, root: undefined, paths: [], activePath: undefined });
});
