import { expect, test } from 'vitest';
import { AppError } from '../../contract/index.ts';
import type { Keychain } from '../credentials/keychain.ts';
import { openSecrets } from './secrets.ts';

/** As Windows' own: an entry takes 2560 bytes. */
function smallKeychain(): Keychain & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (name) => entries.get(name),
    async set(name, text) {
      if (Buffer.byteLength(text) > 2560) throw new Error('too long');
      entries.set(name, text);
    },
    delete: async (name) => void entries.delete(name),
  };
}

const refuse = async () => {
  throw new AppError('unavailable', 'The keychain of this computer cannot be used (Cannot autolaunch D-Bus).');
};
const missing: Keychain = { get: refuse, set: refuse, delete: refuse };
/** A locked keyring takes nothing in, and says nothing. */
const forgetful: Keychain = { get: async () => undefined, set: async () => {}, delete: async () => {} };

const secret = { accessKeyId: 'AKIACANARY0000000000', secretAccessKey: 'canary-secret-access-key' };

test('a secret is kept, read and forgotten', async () => {
  const keychain = smallKeychain();
  const secrets = openSecrets(keychain);
  await secrets.keep('team', secret, 'keychain');
  expect(await openSecrets(keychain).read('team')).toEqual(secret);
  await secrets.forget('team');
  expect(await secrets.read('team')).toBeUndefined();
  expect(keychain.entries.size).toBe(0);
});

test('a token longer than an entry of Windows lies in pieces, and none of them stays', async () => {
  const keychain = smallKeychain();
  const secrets = openSecrets(keychain);
  const token = { accessToken: 'x'.repeat(9000) };
  expect(await secrets.keepWherePossible('sso', token)).toBe('keychain');
  expect(await openSecrets(keychain).read('sso')).toEqual(token);
  await secrets.forget('sso');
  expect(keychain.entries.size).toBe(0);
});

test('pieces of which one is missing are no secret', async () => {
  const keychain = smallKeychain();
  const secrets = openSecrets(keychain);
  await secrets.keep('sso', { accessToken: 'x'.repeat(9000) }, 'keychain');
  keychain.entries.delete('sso/2');
  expect(await secrets.read('sso')).toBeUndefined();
});

test.each([
  ['that is not there', missing],
  ['that forgets', forgetful],
  ['that is not to be used', undefined],
])('without a keychain, or with one %s, only the session is offered', async (_case, keychain) => {
  const secrets = openSecrets(keychain);
  await expect(secrets.keep('team', secret, 'keychain')).rejects.toMatchObject({ code: 'unavailable' });
  expect(await secrets.keychainState()).toMatchObject({ available: false, reason: expect.stringMatching(/keychain/) });
  expect(await secrets.keepWherePossible('team', secret)).toBe('session');
  expect(await secrets.read('team')).toEqual(secret);
});

test('a keychain that takes secrets in says so, and keeps nothing of the trial', async () => {
  const keychain = smallKeychain();
  expect(await openSecrets(keychain).keychainState()).toEqual({ available: true });
  expect(keychain.entries.size).toBe(0);
});
