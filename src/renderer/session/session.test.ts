import { expect, it } from 'vitest';
import { fileTab, type Tab } from '../stores/editors-store.ts';
import { isLasting, readSession, writeSession } from './session.ts';

function memory(stored: string | null) {
  let kept = stored;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
}

const place = { connection: 'local', region: 'us-east-1', title: 't' };
const arn = 'arn:aws:imagebuilder:us-east-1:000000000000:image-pipeline/weekly';

it('a session comes back as it was written, with its files and what it showed of accounts', () => {
  const storage = memory(null);
  const tabs: Tab[] = [fileTab('a.yaml'), { kind: 'pipeline', id: 'p', arn, ...place }, { kind: 'image', id: 'i', arn, ...place }];
  const session = { layout: { sideWidth: 300 }, root: '/w', tabs, activeId: 'p' };
  writeSession(storage, session);
  expect(readSession(storage)).toEqual(session);
});

it('a tab that does not name what it shows does not come back', () => {
  expect(isLasting({ kind: 'pipeline', id: 'new', ...place })).toBe(false);
  expect(isLasting({ kind: 'plan', id: 'plan:1', title: 't' })).toBe(false);
  const tabs = [{ kind: 'resource', id: 'r', arn: 3 }, null, { kind: 'toString', id: 'x' }, fileTab('b.yaml')];
  expect(readSession(memory(JSON.stringify({ tabs }))).tabs).toEqual([fileTab('b.yaml')]);
});

it.each([null, '', '{', 'null'])('a memory of %j starts afresh', (stored) => {
  expect(readSession(memory(stored))).toEqual({ layout: {}, root: undefined, tabs: [], activeId: undefined });
});
