import { expect, it } from 'vitest';
import type { SharedAccount } from '../../../contract/index.ts';
import { shareRows, withAccounts, withoutChange, withPermission } from './share-table.ts';

const [one, two] = ['000000000001', '000000000002'] as const;
const now: readonly SharedAccount[] = [{ account: one, fleet: true, imageBuilder: false }];
const nothing = { fleet: false, imageBuilder: false };
const changes = (wanted: readonly SharedAccount[]) => shareRows(now, wanted).map(({ account, change }) => [account, change]);

it('a table that was not touched has no changes', () => {
  expect(changes(now)).toEqual([[one, undefined]]);
});

it('accounts join, change and leave', () => {
  expect(changes(withAccounts(now, [two], { fleet: true, imageBuilder: true }))).toEqual([
    [one, undefined],
    [two, 'joins'],
  ]);
  expect(changes(withPermission(now, one, { fleet: true, imageBuilder: true }))).toEqual([[one, 'changes']]);
  expect(changes(withPermission(now, one, nothing))).toEqual([[one, 'leaves']]);
  expect(changes([])).toEqual([[one, 'leaves']]);
});

it('a new account with nothing chosen is a row that is being edited, and no change', () => {
  expect(changes(withAccounts(now, [two], nothing))).toEqual([
    [one, undefined],
    [two, undefined],
  ]);
});

it('each change can be undone by itself', () => {
  const wanted = withAccounts(withPermission(now, one, nothing), [two], { fleet: true, imageBuilder: false });
  expect(changes(withoutChange(now, wanted, one))).toEqual([
    [one, undefined],
    [two, 'joins'],
  ]);
  expect(changes(withoutChange(now, wanted, two))).toEqual([[one, 'leaves']]);
});
