import { expect, it } from 'vitest';
import type { CatalogueEvent, CatalogueList, CatalogueRow } from '../../contract/index.ts';
import { createCatalogueStore, listKey } from '../stores/catalogue-store.ts';
import { generateRows } from './generate-rows.ts';
import { createListFollows, type ListFollowsDeps } from './list-follows.ts';
import { noRows, withRows } from './row-table.ts';

const list: CatalogueList = { kind: 'component', owner: 'Self' };

function setUp() {
  const catalogue = createCatalogueStore();
  const opened: { readonly wish: unknown; readonly signal: AbortSignal; take(event: CatalogueEvent): void }[] = [];
  const follow = async (open: unknown, take: unknown, signal: AbortSignal) => {
    const watch = (wish: unknown) => void opened.push({ wish, signal, take: take as (event: CatalogueEvent) => void });
    (open as (client: unknown, signal: AbortSignal) => void)({ catalogue: { watch } }, signal);
  };
  const follows = createListFollows({ catalogue, connection: { follow } as ListFollowsDeps['connection'] });
  return { catalogue, follows, opened };
}

it('a list is followed once, however many look at it, and no longer than somebody does', () => {
  const { follows, opened } = setUp();
  follows.move({ connection: 'local', region: 'us-east-1' });
  const [first, second] = [follows.hold(list), follows.hold(list)];
  expect(opened).toHaveLength(1);
  first();
  first();
  expect(opened[0]?.signal.aborted).toBe(false);
  second();
  expect(opened[0]?.signal.aborted).toBe(true);
});

it('nothing is followed while nobody sees the window, and then from where it was left', () => {
  const { catalogue, follows, opened } = setUp();
  follows.move({ connection: 'local', region: 'us-east-1' });
  follows.hold(list);
  opened[0]?.take({ type: 'rows', rows: generateRows(2), gone: [], place: { epoch: 'e', revision: 2 } });
  follows.show(false);
  expect(opened[0]?.signal.aborted).toBe(true);
  follows.show(true);
  expect(opened[1]?.wish).toMatchObject({ after: { epoch: 'e', revision: 2 } });
  expect(catalogue.getState().lists[listKey(list)]?.table.rows).toHaveLength(2);
});

it('another account begins with nothing of the last one', () => {
  const { catalogue, follows, opened } = setUp();
  follows.move({ connection: 'local', region: 'us-east-1' });
  follows.hold(list);
  opened[0]?.take({ type: 'rows', rows: generateRows(2), gone: [] });
  follows.move({ connection: 'team', region: 'eu-west-1' });
  expect(catalogue.getState().lists).toEqual({});
  expect(opened[1]?.wish).toMatchObject({ at: { connection: 'team' }, after: undefined });
});

it('rows that are told again stand where they stood', () => {
  const [first, second] = generateRows(2) as [CatalogueRow, CatalogueRow];
  const table = withRows(withRows(noRows, [first, second], []), [{ ...first, state: 'DISABLED' }], []);
  expect(table.rows.map(({ arn, state }) => [arn, state])).toEqual([
    [first.arn, 'DISABLED'],
    [second.arn, 'ACTIVE'],
  ]);
  const left = withRows(table, [], [first.arn]);
  expect([left.rows.length, left.places.get(second.arn)]).toEqual([1, 0]);
});
