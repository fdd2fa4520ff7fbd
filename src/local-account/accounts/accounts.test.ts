import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountsError, addAccount, openAccounts } from './accounts.ts';
import { keyOf, openKeyring } from './keyring.ts';

const first = { accessKeyId: 'AKIALOCLTEST00000000', secretAccessKey: 'only-for-tests' };
const now = new Date('2026-01-02T03:04:05Z');
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-accounts-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('the accounts of a data folder', () => {
  it('begin with one, and are numbered as they are added', () => {
    const accounts = openAccounts(directory);
    expect(accounts.list()).toEqual([{ accountId: '000000000000', name: 'local', created: undefined }]);
    const added = addAccount(directory, 'team-a', now);
    expect(added).toEqual({ accountId: '000000000001', name: 'team-a', created: now.toISOString() });
    expect(addAccount(directory, 'team-b', now).accountId).toBe('000000000002');
    expect(accounts.find('000000000001')).toEqual(added);
    expect(accounts.list().map(({ name }) => name)).toEqual(['local', 'team-a', 'team-b']);
    expect(accounts.find('000000000003')).toBeUndefined();
  });

  it.each(['local', 'team-a'])('have one name each: %s is not given twice, and nothing is left of the try', (name) => {
    addAccount(directory, 'team-a', now);
    expect(() => addAccount(directory, name, now)).toThrow(AccountsError);
    expect(readdirSync(join(directory, 'accounts'))).toEqual(['000000000001.json']);
  });

  it.each(['', '../up', 'two words', '.hidden', 'a'.repeat(51), 'ä'])('are not called %j', (name) => {
    expect(() => addAccount(directory, name, now)).toThrow(AccountsError);
  });

  it.each(['', '{', '{"name":7}'])('are not guessed from a file that holds %j: the error names it', (text) => {
    addAccount(directory, 'team-a', now);
    const path = join(directory, 'accounts', '000000000001.json');
    writeFileSync(path, text);
    expect(() => openAccounts(directory).list()).toThrow(path);
  });
});

describe('the keys of accounts', () => {
  it('are shaped as clients want them, differ, and lead back to their accounts alone', () => {
    addAccount(directory, 'team-a', now);
    const keyring = openKeyring(first, openAccounts(directory));
    const key = keyOf(first, '000000000001');
    expect(key.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(key.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(keyring.find(key.accessKeyId)).toMatchObject({ account: { name: 'team-a' }, key });
    expect(keyring.find(first.accessKeyId)).toMatchObject({ account: { name: 'local' }, key: first });
    expect(keyring.find(keyOf(first, '000000000002').accessKeyId)).toBeUndefined();
  });

  it('are known as soon as the account is, also to a process that runs', () => {
    const keyring = openKeyring(first, openAccounts(directory));
    const { accessKeyId } = keyOf(first, '000000000001');
    expect(keyring.find(accessKeyId)).toBeUndefined();
    addAccount(directory, 'late', now);
    expect(keyring.find(accessKeyId)?.account.name).toBe('late');
  });

  it('cannot be made without the first key', () => {
    addAccount(directory, 'team-a', now);
    const keyring = openKeyring(first, openAccounts(directory));
    const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'), minLength: 12, maxLength: 12 });
    const { accessKeyId } = keyOf(first, '000000000001');
    fc.assert(
      fc.property(letters, (code) => {
        fc.pre(`AKIALOCL${code}` !== accessKeyId);
        expect(keyring.find(`AKIALOCL${code}`)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(keyring.find(text)).toBeUndefined();
      }),
    );
  });
});
