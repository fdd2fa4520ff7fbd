import { type ImagePermission, type SharedAccount, shareChanges } from '../../../contract/index.ts';

/** A row of the table: an account as it is, or as it is to be. */
export interface ShareRow extends SharedAccount {
  /** How it stands to what is true: new, changed, to be taken away, or the same. */
  readonly change: 'joins' | 'changes' | 'leaves' | undefined;
}

/** Both tables as one: who is shared with now, and who is to be. */
export function shareRows(now: readonly SharedAccount[], wanted: readonly SharedAccount[]): readonly ShareRow[] {
  const accounts = [...new Set([...now, ...wanted].map(({ account }) => account))];
  const changes = new Map(shareChanges(now, wanted).map((change) => [change.account, change]));
  return accounts.map((account) => {
    const { fleet, imageBuilder } = permissionOf(wanted, account);
    const isThere = now.some((row) => row.account === account);
    const isWanted = fleet || imageBuilder;
    const change = !changes.has(account) ? undefined : isThere ? (isWanted ? 'changes' : 'leaves') : 'joins';
    return { account, fleet, imageBuilder, change };
  });
}

const permissionOf = (table: readonly SharedAccount[], account: string): ImagePermission =>
  table.find((row) => row.account === account) ?? { fleet: false, imageBuilder: false };

/** The table with another permission for an account. One that was never shared with, and has none, is a row all the same: it is being edited. */
export function withPermission(table: readonly SharedAccount[], account: string, permission: ImagePermission): readonly SharedAccount[] {
  const { fleet, imageBuilder } = permission;
  const row = { account, fleet, imageBuilder };
  return table.some((one) => one.account === account) ? table.map((one) => (one.account === account ? row : one)) : [...table, row];
}

/** The table with new accounts, all with the same permission. */
export const withAccounts = (
  table: readonly SharedAccount[],
  accounts: readonly string[],
  permission: ImagePermission,
): readonly SharedAccount[] => accounts.reduce((rows, account) => withPermission(rows, account, permission), table);

/** The table as it was for one account: what was done to it is forgotten. */
export function withoutChange(now: readonly SharedAccount[], wanted: readonly SharedAccount[], account: string): readonly SharedAccount[] {
  const before = now.find((row) => row.account === account);
  return before ? withPermission(wanted, account, before) : wanted.filter((row) => row.account !== account);
}
