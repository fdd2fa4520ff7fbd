// The keys of all accounts. Those of added accounts follow from the first account's key, so that there is one secret to keep.
import { createHmac } from 'node:crypto';
import type { LocalKey } from '../options.ts';
import { type AccountFacts, type Accounts, firstAccountId } from './accounts.ts';

export interface KeyOfAccount {
  readonly account: AccountFacts;
  readonly key: LocalKey;
}

export interface Keyring {
  /** The key of the first account; sessions of all accounts are sealed with it. */
  readonly first: LocalKey;
  /** undefined for a key that is none of an account's. */
  find(accessKeyId: string): KeyOfAccount | undefined;
}

/** The keys of these accounts. */
export function openKeyring(first: LocalKey, accounts: Accounts): Keyring {
  const known = new Map<string, KeyOfAccount>();
  return {
    first,
    find(accessKeyId) {
      const found = known.get(accessKeyId);
      if (found) return found;
      const accountId = accessKeyId === first.accessKeyId ? firstAccountId : accountIdOf(first, accessKeyId);
      const account = accountId === undefined ? undefined : accounts.find(accountId);
      if (!account) return undefined;
      const pair = { account, key: keyOf(first, account.accountId) };
      known.set(accessKeyId, pair);
      return pair;
    },
  };
}

/** The key of an account, given that of the first one. */
export function keyOf(first: LocalKey, accountId: string): LocalKey {
  if (accountId === firstAccountId) return first;
  const accessKeyId = `${prefix}${encode(Number(accountId))}${mark(first, accountId)}`;
  return { accessKeyId, secretAccessKey: derived(first, `account|${accessKeyId}`).toString('base64').slice(0, 40) };
}

/** Shaped like AWS's own, because tools check the shape: AKIA and sixteen letters. As in AWS's, the account's number is among them. */
const prefix = 'AKIALOCL';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The number as eight letters, of five bits each: forty bits hold twelve digits. */
function encode(number: number): string {
  return Array.from({ length: 8 }, (_item, index) => letters[Math.floor(number / 32 ** (7 - index)) % 32]).join('');
}

/** Four letters that only the holder of the first key can know: a made-up key is refused without a look at any file. */
function mark(first: LocalKey, accountId: string): string {
  return Array.from(derived(first, `mark|${accountId}`).subarray(0, 4), (byte) => letters[byte % 32]).join('');
}

function accountIdOf(first: LocalKey, accessKeyId: string): string | undefined {
  const [, code = ''] = /^AKIALOCL([A-Z2-7]{8})[A-Z2-7]{4}$/.exec(accessKeyId) ?? [];
  const number = Array.from(code).reduce((sum, letter) => sum * 32 + letters.indexOf(letter), 0);
  const accountId = String(number).padStart(12, '0');
  return code !== '' && accountId.length === 12 && keyOf(first, accountId).accessKeyId === accessKeyId ? accountId : undefined;
}

function derived(first: LocalKey, purpose: string): Buffer {
  return createHmac('sha256', first.secretAccessKey).update(purpose).digest();
}
