import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
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
