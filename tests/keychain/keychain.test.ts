import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openKeychain } from '../../src/main/credentials/keychain.ts';
import { localKey } from '../../src/main/credentials/local-key.ts';

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-keychain-'));
  folders.push(folder);
  return folder;
};

afterEach(async () => {
  await openKeychain().delete('local-account');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('a secret comes back from the real keychain as it was put in, and is gone once deleted', async () => {
  const keychain = openKeychain();
  await keychain.set('probe', 'päss "wörd" 🔑');
  expect(await keychain.get('probe')).toBe('päss "wörd" 🔑');
  await keychain.delete('probe');
  expect(await keychain.get('probe')).toBeUndefined();
});

test("the local account's key is made once, lives in the keychain and leaves no file", async () => {
  const folder = newFolder();
  const first = await localKey(folder, openKeychain());
  expect(await localKey(folder, openKeychain())).toEqual(first);
  expect(existsSync(join(folder, 'key.json'))).toBe(false);
});
