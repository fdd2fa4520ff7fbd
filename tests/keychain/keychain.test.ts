import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test, vi } from 'vitest';
import { openSecrets } from '../../src/main/connections/secrets.ts';
import { openKeychain } from '../../src/main/credentials/keychain.ts';
import { localKey } from '../../src/main/credentials/local-key.ts';

// Runs inside build/with-keyring.sh, against a secret service that really is one.

const folder = mkdtempSync(join(tmpdir(), 'kiln-keychain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the keychain keeps and forgets a secret', async () => {
  const keychain = openKeychain();
  expect(await keychain.get('someone')).toBeUndefined();
  await keychain.set('someone', 'päss');
  expect(await keychain.get('someone')).toBe('päss');
  await keychain.delete('someone');
  expect(await keychain.get('someone')).toBeUndefined();
});

test('the local account’s key lives in the keychain and in no file', async () => {
  const say = vi.fn();
  const key = await localKey(folder, openKeychain(), say);
  expect(say).not.toHaveBeenCalled();
  expect(existsSync(join(folder, 'key.json'))).toBe(false);
  expect(await localKey(folder, openKeychain())).toEqual(key);
});

const keys = { accessKeyId: 'AKIACANARY0000000000', secretAccessKey: 'canary-päss', sessionToken: 'canary-token' };

test('the keys of a connection and a long sign-in lie in the keychain, for the next Kiln too, and go with the connection', async () => {
  const signIn = {
    registration: { clientSecret: 'x'.repeat(4000) },
    token: { accessToken: 'y'.repeat(3000), refreshToken: 'z'.repeat(3000) },
  };
  const secrets = openSecrets(openKeychain());
  expect(await secrets.keychainState()).toEqual({ available: true });
  await secrets.keep('connection/team', keys, 'keychain');
  expect(await secrets.keepWherePossible('sso/portal', signIn)).toBe('keychain');
  const next = openSecrets(openKeychain());
  expect(await next.read('connection/team')).toEqual(keys);
  expect(await next.read('sso/portal')).toEqual(signIn);
  await next.forget('connection/team');
  await next.forget('sso/portal');
  const last = openSecrets(openKeychain());
  expect([await last.read('connection/team'), await last.read('sso/portal')]).toEqual([undefined, undefined]);
  expect(await openKeychain().get('sso/portal/0')).toBeUndefined();
});

test('keys that are to last for the session alone do not reach the keychain', async () => {
  const secrets = openSecrets(openKeychain());
  await secrets.keep('connection/brief', keys, 'session');
  expect(await secrets.read('connection/brief')).toEqual(keys);
  expect(await openSecrets(openKeychain()).read('connection/brief')).toBeUndefined();
});

test('a service that is gone is told, and the session is offered', async () => {
  const address = process.env.DBUS_SESSION_BUS_ADDRESS;
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere');
  const lost = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'state.ts')]);
  vi.unstubAllEnvs();
  expect(address).toBeDefined();
  expect(JSON.parse(lost.stdout)).toMatchObject({ available: false, reason: expect.stringContaining('keychain'), keptIn: 'session' });
});
