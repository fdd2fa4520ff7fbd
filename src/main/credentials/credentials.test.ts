import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { type KeychainBackend, openKeychain } from './keychain.ts';
import { localKey } from './local-key.ts';

function memoryBackend(): KeychainBackend & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getPassword: async (service, account) => entries.get(`${service}/${account}`) ?? null,
    setPassword: async (service, account, secret) => void entries.set(`${service}/${account}`, secret),
    deletePassword: async (service, account) => entries.delete(`${service}/${account}`),
  };
}

const broken: KeychainBackend = {
  getPassword: () => Promise.reject(new Error('Cannot autolaunch D-Bus without X11 $DISPLAY')),
  setPassword: () => Promise.reject(new Error('Cannot autolaunch D-Bus without X11 $DISPLAY')),
  deletePassword: () => Promise.reject(new Error('Cannot autolaunch D-Bus without X11 $DISPLAY')),
};

/** As a locked keyring behaves: it takes nothing in, or forgets it, without an error. */
const forgetful: KeychainBackend = { getPassword: async () => null, setPassword: async () => {}, deletePassword: async () => false };

describe('the keychain', () => {
  test('keeps and forgets a secret', async () => {
    const keychain = openKeychain(async () => memoryBackend());
    const backend = memoryBackend();
    const same = openKeychain(async () => backend);
    await same.set('a', 'päss');
    expect(await same.get('a')).toBe('päss');
    await same.delete('a');
    expect(await same.get('a')).toBeUndefined();
    expect(await keychain.get('a')).toBeUndefined();
  });

  test('that does not answer is given up', async () => {
    const silent = openKeychain(async () => ({ ...broken, getPassword: () => new Promise<never>(() => {}) }), 20);
    await expect(silent.get('a')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('that cannot be loaded or used says so', async () => {
    const missing = openKeychain(() => Promise.reject(new Error('Failed to load keytar native addon')));
    await expect(missing.get('a')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(openKeychain(async () => broken).set('a', 'b')).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('the key of the local account', () => {
  test('is made once and lives in the keychain alone', async () => {
    const [folder, backend] = [temporaryFolder(), memoryBackend()];
    const keychain = openKeychain(async () => backend);
    const key = await localKey(folder, keychain);
    expect(key.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(key.secretAccessKey).toHaveLength(40);
    expect(await localKey(folder, keychain)).toEqual(key);
    expect(() => statSync(join(folder, 'key.json'))).toThrow('ENOENT');
  });

  test.each([
    ['does not work', openKeychain(async () => broken)],
    ['forgets', openKeychain(async () => forgetful)],
    ['is not to be used', undefined],
  ])('lies in a file of its owner where the keychain %s', async (_case, keychain) => {
    const folder = temporaryFolder();
    const key = await localKey(folder, keychain);
    expect(statSync(join(folder, 'key.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'))).toEqual(key);
    expect(await localKey(folder, keychain)).toEqual(key);
  });

  test('is another one in every folder', async () => {
    expect(await localKey(temporaryFolder(), undefined)).not.toEqual(await localKey(temporaryFolder(), undefined));
  });

  test('that was made while the keychain was away stays the key when it is back', async () => {
    const folder = temporaryFolder();
    const key = await localKey(
      folder,
      openKeychain(async () => broken),
    );
    const get = vi.fn(async () => null);
    expect(
      await localKey(
        folder,
        openKeychain(async () => ({ ...memoryBackend(), getPassword: get })),
      ),
    ).toEqual(key);
    expect(get).not.toHaveBeenCalled();
  });

  test('is told of where it lies in a file, and only there', async () => {
    const [say, backend] = [vi.fn(), memoryBackend()];
    await localKey(
      temporaryFolder(),
      openKeychain(async () => backend),
      say,
    );
    expect(say).not.toHaveBeenCalled();
    const folder = temporaryFolder();
    const key = await localKey(
      folder,
      openKeychain(async () => broken),
      say,
    );
    await localKey(folder, undefined, say);
    expect(say.mock.calls).toEqual([[expect.stringContaining(join(folder, 'key.json'))], [expect.stringContaining('key.json')]]);
    expect(JSON.stringify(say.mock.calls)).not.toContain(key.secretAccessKey);
  });

  test('is one, however many ask for it at once', async () => {
    const folder = temporaryFolder();
    const keys = await Promise.all(Array.from({ length: 8 }, () => localKey(folder, undefined)));
    expect(new Set(keys.map(({ secretAccessKey }) => secretAccessKey)).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['key.json']);
  });

  const text = JSON.stringify({ accessKeyId: 'AKIALOCL', secretAccessKey: 'planted' });
  test.each<[string, (path: string) => void]>([
    ['that its group may read', (path) => writeFileSync(path, text, { mode: 0o640 })],
    ['that all may read', (path) => writeFileSync(path, text, { mode: 0o604 })],
    ['that others may write', (path) => writeWith(path, text, 0o602)],
    ['that is a link', (path) => symlinkSync(otherFile(text), path)],
    ['that is a folder', (path) => mkdirSync(path)],
    ['that holds something else', (path) => writeFileSync(path, '{"accessKeyId":1}', { mode: 0o600 })],
    ['that is empty', (path) => writeFileSync(path, '', { mode: 0o600 })],
  ])('is not taken from a file %s', async (_case, make) => {
    const path = join(temporaryFolder(), 'key.json');
    make(path);
    await expect(localKey(dirname(path), undefined)).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(path) });
  });

  test.skipIf(process.getuid?.() !== 0)('is not taken from the file of another user', async () => {
    const path = join(temporaryFolder(), 'key.json');
    writeFileSync(path, text, { mode: 0o600 });
    chownSync(path, 65_534, 65_534);
    await expect(localKey(dirname(path), undefined)).rejects.toMatchObject({ code: 'refused' });
  });

  test('is not taken from an entry of the keychain that holds something else', async () => {
    const backend = memoryBackend();
    backend.entries.set('kiln/local-account', 'nothing');
    await expect(
      localKey(
        temporaryFolder(),
        openKeychain(async () => backend),
      ),
    ).rejects.toMatchObject({ code: 'refused' });
  });
});

function writeWith(path: string, content: string, mode: number): void {
  writeFileSync(path, content);
  chmodSync(path, mode); // past the umask
}

function otherFile(content: string): string {
  const path = join(temporaryFolder(), 'elsewhere');
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}
