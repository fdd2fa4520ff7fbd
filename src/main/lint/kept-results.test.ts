import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { cacheKey, createKeptResults } from './kept-results.ts';

const value = [{ rule: 'world-writable-script', severity: 'warning', message: 'No.', range: { start: 1, end: 2 } }] as const;

async function filled(folder: string) {
  const cache = createKeptResults({ folder, linter: 'one' });
  cache.add({ root: '/images', key: 'a', value });
  await cache.save();
}

const fileIn = (folder: string) => join(folder, readdirSync(folder)[0] ?? '');
const known = (folder: string, linter = 'one', root = '/images') => createKeptResults({ folder, linter }).get(root, 'a');

describe('what is kept of earlier runs', () => {
  it('knows in the next run what was found in this', async () => {
    const folder = temporaryFolder();
    await filled(folder);
    expect(known(folder)).toEqual(value);
  });

  it('knows nothing of another workspace, nor what another linter found', async () => {
    const folder = temporaryFolder();
    await filled(folder);
    expect(known(folder, 'one', '/other')).toBeUndefined();
    expect(known(folder, 'two')).toBeUndefined();
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -3)],
    ['changed', (text: string) => text.replace('No.', 'Yes')],
    ['emptied', () => ''],
    ['given another hash', (text: string) => text.replace(/^a \S+/m, `a ${'x'.repeat(32)}`)],
    ['something else', () => 'one\na nothing []\n'],
  ])('does not believe a file that was %s, and replaces it', async (_how, spoil) => {
    const folder = temporaryFolder();
    await filled(folder);
    const file = fileIn(folder);
    writeFileSync(file, spoil(readFileSync(file, 'utf8')));
    expect(known(folder)).toBeUndefined();
    await filled(folder);
    expect(known(folder)).toEqual(value);
  });

  it('is content with a place where nothing can be written', async () => {
    const folder = temporaryFolder({ file: '' });
    await filled(join(folder, 'file', 'cache'));
    expect(known(join(folder, 'file', 'cache'))).toBeUndefined();
  });

  it('gives what was added once, to be told to others', () => {
    const cache = createKeptResults({ folder: temporaryFolder(), linter: 'one' });
    cache.add({ root: '/images', key: 'a', value });
    expect(cache.takeAdded()).toEqual([{ root: '/images', key: 'a', value }]);
    expect(cache.takeAdded()).toEqual([]);
  });

  it('drops the oldest entries of a workspace that has too many', async () => {
    const folder = temporaryFolder();
    const cache = createKeptResults({ folder, linter: 'one' });
    cache.add({ root: '/images', key: 'a', value });
    for (let at = 0; at < 5000; at++) cache.add({ root: '/images', key: `b${at}`, value: [] });
    await cache.save();
    expect(known(folder)).toBeUndefined();
    expect(createKeptResults({ folder, linter: 'one' }).get('/images', 'b4999')).toEqual([]);
  });

  it('removes the files of workspaces that were not linted for the longest time', async () => {
    const folder = temporaryFolder();
    for (let at = 0; at < 105; at++) {
      writeFileSync(join(folder, `${at}.json`), '');
      utimesSync(join(folder, `${at}.json`), at, at);
    }
    await filled(folder);
    expect(readdirSync(folder)).toHaveLength(100);
    expect(readdirSync(folder)).not.toContain('5.json');
    expect(readdirSync(folder)).toContain('6.json');
    expect(known(folder)).toEqual(value);
  });

  it('writes no file when nothing is new', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'cache'));
    await createKeptResults({ folder: join(folder, 'cache'), linter: 'one' }).save();
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });
});

describe('a key', () => {
  it('differs when any part does, and where one part ends', () => {
    const keys = [cacheKey('a', 'b'), cacheKey('ab', ''), cacheKey('a', 'c'), cacheKey('b', 'a'), cacheKey('a', 'b', '')];
    expect(new Set(keys).size).toBe(keys.length);
    expect(cacheKey('a', 'b')).toBe(keys[0]);
  });
});
