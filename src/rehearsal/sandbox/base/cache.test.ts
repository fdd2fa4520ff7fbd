import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Identity } from '../namespace/identity.ts';
import { type BaseCache, cachedFolder, ensureCached, sweepBases } from './cache.ts';

const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const identity: Identity = { uids: 'one', mapping: 'unshare', owner, become: [], enter: [], see: (path) => path };
let cache: BaseCache;

beforeEach(() => {
  cache = { cacheDirectory: mkdtempSync(join(tmpdir(), 'kiln-cache-')), identity };
});
afterEach(() => rmSync(cache.cacheDirectory, { recursive: true }));

const bases = () => readdirSync(join(cache.cacheDirectory, 'bases'));

test('a base is made once, however many want it at the same time', async () => {
  let made = 0;
  const make = async (folder: string) => {
    made++;
    await delay(50);
    writeFileSync(join(folder, 'whole'), '');
  };
  const folders = await Promise.all([1, 2, 3].map(() => ensureCached(cache, { key: 'b', make }, {})));
  expect(made).toBe(1);
  expect(new Set(folders).size).toBe(1);
  expect(existsSync(join(folders[0] ?? '', 'whole'))).toBe(true);
  expect(bases()).toEqual(['b']);
});

test('a base that can’t be made leaves nothing, and the next one to want it tries again', async () => {
  const fail = () => Promise.reject(new Error('no archive'));
  await expect(ensureCached(cache, { key: 'b', make: fail }, {})).rejects.toThrow('no archive');
  expect(bases()).toEqual([]);
  await ensureCached(cache, { key: 'b', make: async () => undefined }, {});
  expect(cachedFolder(cache, 'b')).toBeDefined();
});

test('cancelling ends the waiting for another who makes it', async () => {
  const stop = new AbortController();
  const making = ensureCached(cache, { key: 'b', make: () => delay(300) }, {});
  const waiting = ensureCached(cache, { key: 'b', make: async () => undefined }, { signal: stop.signal });
  stop.abort();
  await expect(waiting).rejects.toThrow();
  await making;
});

test('the lock of a process that is gone is taken over, and swept', async () => {
  const lock = join(cache.cacheDirectory, 'bases', 'b.lock');
  mkdirSync(lock, { recursive: true });
  writeFileSync(join(lock, 'owner.json'), JSON.stringify({ pid: 1, startTime: 'never', bootId: 'another', pidNamespace: '' }));
  await sweepBases(cache, false);
  expect(bases()).toEqual([]);
  mkdirSync(lock);
  writeFileSync(join(lock, 'owner.json'), JSON.stringify({ pid: 1, startTime: 'never', bootId: 'another', pidNamespace: '' }));
  await ensureCached(cache, { key: 'b', make: async () => undefined }, {});
  expect(bases()).toEqual(['b']);
});
