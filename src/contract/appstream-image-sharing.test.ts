import { expect, it } from 'vitest';
import {
  mostImageShares,
  readAccounts,
  shareChangeKind,
  shareChanges,
  shareChangeText,
  shareConsequences,
  shareFingerprint,
} from './appstream-image-sharing.ts';

const account = '000000000001';
const permissions = [false, true].flatMap((fleet) => [false, true].map((imageBuilder) => ({ fleet, imageBuilder })));
const transitions = permissions.flatMap((before) => permissions.map((after) => ({ before, after })));
const isNothing = ({ fleet, imageBuilder }: (typeof permissions)[number]) => !fleet && !imageBuilder;

it('each of the sixteen transitions of one account is one change or none, and tells its consequences', () => {
  const told = transitions.map(({ after, before }) => {
    const [change, ...more] = shareChanges([{ account, ...before }], [{ account, ...after }]);
    expect(more).toEqual([]);
    const differs = before.fleet !== after.fleet || before.imageBuilder !== after.imageBuilder;
    expect(change !== undefined).toBe(differs);
    if (!change) return 'none';
    expect(change).toEqual({ account, before, after });
    const consequences = shareConsequences(change).join(' ');
    expect(consequences.includes('capacity of its fleets on the image becomes 0')).toBe(before.fleet && !after.fleet);
    expect(consequences.includes('Sessions that run go on')).toBe(before.fleet && !after.fleet);
    expect(consequences.includes('keep a copy')).toBe(after.imageBuilder && !before.imageBuilder);
    expect(consequences.includes('already stay its own')).toBe(before.imageBuilder && !after.imageBuilder);
    expect(consequences).not.toBe('');
    return shareChangeKind(change);
  });
  const count = (kind: string) => told.filter((one) => one === kind).length;
  expect({ none: count('none'), shared: count('shared'), changed: count('changed'), unshared: count('unshared') }).toEqual({
    ...{ none: 4, shared: 3, changed: 6, unshared: 3 },
  });
});

it('both permissions cleared, and a row taken away, are the same end of sharing', () => {
  for (const before of permissions.filter((one) => !isNothing(one))) {
    const cleared = shareChanges([{ account, ...before }], [{ account, fleet: false, imageBuilder: false }]);
    expect(shareChanges([{ account, ...before }], [])).toEqual(cleared);
    expect(cleared.map(shareChangeKind)).toEqual(['unshared']);
  }
});

it('a change says whom it is about and what becomes of what', () => {
  const [change] = shareChanges([{ account, fleet: true, imageBuilder: false }], [{ account, fleet: true, imageBuilder: true }]);
  expect(change && shareChangeText(change, 'office')).toBe(
    'Account 000000000001 may use office for fleets and image builders instead of fleets',
  );
});

it('the order of the rows does not count', () => {
  const rows = [
    { account: '000000000002', fleet: true, imageBuilder: false },
    { account, fleet: false, imageBuilder: true },
  ];
  expect(shareChanges(rows, rows.toReversed())).toEqual([]);
  expect(shareFingerprint(rows)).toBe(shareFingerprint(rows.toReversed()));
  expect(shareFingerprint(rows)).not.toBe(shareFingerprint(rows.slice(1)));
});

it('many accounts are pasted at once, and what is no account of others is said', () => {
  const table = [{ account: '000000000009', fleet: true, imageBuilder: true }];
  const { accounts, faults } = readAccounts(
    '1234-5678-9012, 000000000003;\n000000000003 000000000009 12 000000000000',
    table,
    '000000000000',
  );
  expect(accounts).toEqual(['123456789012', '000000000003']);
  expect(faults).toEqual([
    '000000000003: The account is in the table already.',
    '000000000009: The account is in the table already.',
    '12: An account is named by its twelve digits.',
    '000000000000: The image belongs to this account already.',
  ]);
});

it('more accounts than an image can be shared with are refused', () => {
  const text = Array.from({ length: mostImageShares + 2 }, (_, at) => String(at + 1).padStart(12, '0')).join('\n');
  const { accounts, faults } = readAccounts(text, [], '999999999999');
  expect(accounts).toHaveLength(mostImageShares);
  expect(faults).toEqual([expect.stringContaining('100 accounts at most'), expect.stringContaining('100 accounts at most')]);
});
