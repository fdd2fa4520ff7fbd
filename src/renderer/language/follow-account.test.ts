import { expect, it } from 'vitest';
import type { CatalogueList, CatalogueRow, ListStatus } from '../../contract/index.ts';
import { createCatalogueStore, listKey } from '../stores/catalogue-store.ts';
import { createProblemsStore } from '../stores/problems-store.ts';
import { followAccount } from './follow-account.ts';
import type { ToLanguage } from './protocol.ts';

const own: CatalogueList = { kind: 'component', owner: 'Self' };
const amazon: CatalogueList = { kind: 'component', owner: 'Amazon' };
const now = Date.parse('2026-01-02T12:00:00Z');
const row: CatalogueRow = {
  ...{ arn: 'arn:aws:imagebuilder:eu-west-1:123456789012:component/web/1.0.0', kind: 'component', name: 'web', version: '1.0.0' },
  ...{ platform: 'Linux', type: 'BUILD', owner: '123456789012', state: '', reason: '', description: '', created: '', updated: '' },
  ...{ more: {}, outputs: [] },
};
const unread: ListStatus = { phase: 'idle', read: 0, readWhole: false, whole: false, asOf: undefined };

function setUp() {
  const catalogue = createCatalogueStore();
  const problems = createProblemsStore();
  const told: ToLanguage[] = [];
  const held = new Set<string>();
  const read: string[] = [];
  followAccount({
    ...{ catalogue, problems },
    language: { tell: (news) => void told.push(news) },
    listFollows: {
      hold(list) {
        held.add(listKey(list));
        return () => held.delete(listKey(list));
      },
    },
    readAll: (list) => read.push(listKey(list)),
    now: () => now,
  });
  const open = (kind: 'image-recipe' | 'component') =>
    problems.apply({ type: 'analysed', id: 'a', analysis: { kind, diagnostics: [], outline: [] } as never });
  const list = (of: CatalogueList, status: Partial<ListStatus>, rows: readonly CatalogueRow[] = []) => {
    const key = listKey(of);
    catalogue.apply({ type: 'list', key, event: { type: 'rows', rows, gone: [] } });
    catalogue.apply({ type: 'list', key, event: { type: 'status', status: { ...unread, ...status } } });
  };
  return { catalogue, problems, told, held, read, open, list };
}

it('reads nothing until a document names resources of an account, and then one list after another', () => {
  const { held, list, open, problems, read } = setUp();
  open('component');
  expect(held.size).toBe(0);
  open('image-recipe');
  expect(held).toContain(listKey(own));
  list(own, {});
  list(amazon, {});
  expect(read).toEqual([listKey(own)]);
  list(own, { phase: 'reading' });
  expect(read).toEqual([listKey(own)]);
  list(own, { readWhole: true, whole: true, asOf: new Date(now).toISOString() });
  expect(read).toEqual([listKey(own), listKey(amazon)]);
  problems.apply({ type: 'closed', id: 'a' });
  expect(held.size).toBe(0);
});

it('is content with what is kept while it is young enough', () => {
  const { list, open, read } = setUp();
  open('image-recipe');
  list(amazon, { whole: true, asOf: new Date(now - 20 * 3600_000).toISOString() });
  expect(read).toEqual([]);
  list(own, { whole: true, asOf: new Date(now - 20 * 3600_000).toISOString() });
  expect(read).toEqual([listKey(own)]);
});

it('tells what the account has; that it is all of it only of what was read to the end just now', () => {
  const { list, open, told } = setUp();
  open('image-recipe');
  list(own, { whole: true, asOf: new Date(now - 3 * 3600_000).toISOString() }, [row]);
  expect(told.at(-1)).toMatchObject({ known: [{ arn: row.arn, platform: 'Linux' }], whole: [] });
  list(own, { whole: true, readWhole: true, asOf: new Date(now).toISOString() });
  expect(told.at(-1)).toEqual({
    type: 'known',
    known: [{ arn: row.arn, platform: 'Linux' }],
    whole: [{ owner: '123456789012', region: 'eu-west-1', type: 'component' }],
  });
});

it('tells the age of what is kept from another time', () => {
  const { list, open, told } = setUp();
  open('image-recipe');
  list(own, { whole: true, asOf: new Date(now - 3 * 3600_000).toISOString() });
  list(own, { whole: true, asOf: new Date(now - 3 * 3600_000).toISOString() }, [row]);
  expect(told.at(-1)).toMatchObject({ known: [{ age: 'as of 3 h ago' }] });
});
