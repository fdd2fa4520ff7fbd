import type { ImagePermission, SharedAccount } from './appstream-image.ts';
import { principalKindOf } from './sharing.ts';

/** With how many accounts an image can be shared. https://docs.aws.amazon.com/appstream2/latest/developerguide/limits.html */
export const mostImageShares = 100;

const nothing: ImagePermission = { fleet: false, imageBuilder: false };

const same = (one: ImagePermission, other: ImagePermission): boolean =>
  one.fleet === other.fleet && one.imageBuilder === other.imageBuilder;

/** One call: what an account may do instead of what it might. */
export interface ShareChange {
  readonly account: string;
  readonly before: ImagePermission;
  /** Neither of the two: the image is no longer shared with the account. */
  readonly after: ImagePermission;
}

/** What leads from one table to another, by account; a row with both permissions cleared is one that is not there. */
export function shareChanges(before: readonly SharedAccount[], after: readonly SharedAccount[]): readonly ShareChange[] {
  const accounts = [...new Set([...before, ...after].map(({ account }) => account))].sort();
  const permissionIn = (table: readonly SharedAccount[], account: string): ImagePermission => {
    const { fleet, imageBuilder } = table.find((row) => row.account === account) ?? nothing;
    return { fleet, imageBuilder };
  };
  return accounts
    .map((account) => ({ account, before: permissionIn(before, account), after: permissionIn(after, account) }))
    .filter((change) => !same(change.before, change.after));
}

export type ShareChangeKind = 'shared' | 'changed' | 'unshared';

export function shareChangeKind({ before, after }: ShareChange): ShareChangeKind {
  if (same(before, nothing)) return 'shared';
  return same(after, nothing) ? 'unshared' : 'changed';
}

/** A permission in words. */
export function permissionWords({ fleet, imageBuilder }: ImagePermission): string {
  if (fleet && imageBuilder) return 'fleets and image builders';
  if (fleet) return 'fleets';
  return imageBuilder ? 'image builders' : 'nothing';
}

/** What a change does, as a sentence. */
export function shareChangeText(change: ShareChange, image: string): string {
  const { account, after, before } = change;
  const kind = shareChangeKind(change);
  if (kind === 'shared') return `Share ${image} with account ${account} for ${permissionWords(after)}`;
  if (kind === 'unshared') return `Stop sharing ${image} with account ${account}`;
  return `Account ${account} may use ${image} for ${permissionWords(after)} instead of ${permissionWords(before)}`;
}

/** What follows from a change for the other account, as sentences. */
export function shareConsequences({ after, before }: ShareChange): readonly string[] {
  return [
    ...(after.fleet && !before.fleet ? ['It can start fleets on the image, and give the image to its fleets.'] : []),
    ...(after.imageBuilder && !before.imageBuilder
      ? [
          'It can launch image builders of the image and so keep a copy. You cannot control what it makes of it, and it keeps that after you stop sharing: grant this only if you want the account to have a copy.',
        ]
      : []),
    ...(before.fleet && !after.fleet
      ? [
          'The desired capacity of its fleets on the image becomes 0: no new instances start. Sessions that run go on until they end. Those fleets need another image before they start again.',
        ]
      : []),
    ...(before.imageBuilder && !after.imageBuilder
      ? ['It can launch no more image builders of the image. Image builders and images that it made already stay its own.']
      : []),
  ];
}

/** A table in short: a change is made to what was seen, or not at all. */
export const shareFingerprint = (table: readonly SharedAccount[]): string =>
  table
    .map(({ account, fleet, imageBuilder }) => `${account}${fleet ? 'f' : ''}${imageBuilder ? 'b' : ''}`)
    .sort()
    .join(' ');

/** What is wrong with an account that an image is to be shared with; undefined: nothing. */
export function shareAccountFault(account: string, table: readonly SharedAccount[], owner: string): string | undefined {
  if (principalKindOf(account) !== 'account') return 'An account is named by its twelve digits.';
  if (account === owner) return 'The image belongs to this account already.';
  if (table.some((row) => row.account === account)) return 'The account is in the table already.';
  return table.length >= mostImageShares ? `An image can be shared with ${mostImageShares} accounts at most.` : undefined;
}

export interface PastedAccounts {
  readonly accounts: readonly string[];
  /** What was left out, each with the reason. */
  readonly faults: readonly string[];
}

/** The accounts in a text that somebody typed or pasted: apart by blanks, commas, semicolons or lines; hyphens within a number do not count. */
export function readAccounts(text: string, table: readonly SharedAccount[], owner: string): PastedAccounts {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const accounts: string[] = [];
  const faults: string[] = [];
  for (const word of words) {
    const account = /^\d{4}-\d{4}-\d{4}$/.test(word) ? word.replaceAll('-', '') : word;
    const added = accounts.map((one) => ({ account: one, ...nothing }));
    const fault = shareAccountFault(account, [...table, ...added], owner);
    if (fault === undefined) accounts.push(account);
    else faults.push(`${word}: ${fault}`);
  }
  return { accounts, faults };
}
