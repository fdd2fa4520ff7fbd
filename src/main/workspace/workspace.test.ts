import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { browse } from './browse.ts';
import { largestFile, readWorkspaceFile } from './content.ts';
import { createFolder, removeEntry, renameEntry } from './edit-tree.ts';
import { resolveInside } from './paths.ts';
import { writeWorkspaceFile } from './write-file.ts';

const write = (request: { root: string; path: string; text: string; expected: string | null; overwrite?: boolean }) =>
  writeWorkspaceFile({ overwrite: false, ...request });

describe('a path', () => {
  test('stays inside the workspace', async () => {
    const root = temporaryFolder({ 'a/b.yaml': 'x' });
    expect(await resolveInside({ root, path: 'a/b.yaml' })).toBe(join(root, 'a', 'b.yaml'));
    expect(await resolveInside({ root, path: 'a/../new/c.yaml' })).toBe(join(root, 'new', 'c.yaml'));
    expect(await resolveInside({ root, path: '' })).toBe(root);
  });

  test.each(['../outside', 'a/../../outside', '/etc/passwd', '..', 'a\0b'])('such as %j does not lead out', async (path) => {
    const root = temporaryFolder();
    await expect(resolveInside({ root, path })).rejects.toMatchObject({ code: 'refused' });
  });

  test('does not lead out through links, whether the target is there or not', async () => {
    const outside = temporaryFolder({ 'secret.txt': 'x' });
    const root = temporaryFolder({ 'inside.txt': 'x' });
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync(join(outside, 'secret.txt'), join(root, 'file'));
    symlinkSync(join(root, 'inside.txt'), join(root, 'friend'));
    for (const path of ['folder', 'folder/secret.txt', 'folder/new.txt', 'file'])
      await expect(resolveInside({ root, path })).rejects.toMatchObject({ code: 'refused' });
    expect(await resolveInside({ root, path: 'friend' })).toBe(join(root, 'inside.txt'));
  });

  test('of a workspace that is gone, or that is no absolute path, is told so', async () => {
    await expect(resolveInside({ root: '/nowhere/at/all', path: 'a' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(resolveInside({ root: 'relative', path: 'a' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('reading', () => {
  test('gives the text as it is and a version that follows the bytes', async () => {
    const root = temporaryFolder({ a: '\uFEFFname: x\r\n', b: 'name: x\n' });
    const a = await readWorkspaceFile({ root, path: 'a' });
    expect(a).toMatchObject({ path: 'a', text: '\uFEFFname: x\r\n' });
    expect(a.version).not.toBe((await readWorkspaceFile({ root, path: 'b' })).version);
    expect(a.version).toBe((await readWorkspaceFile({ root, path: 'a' })).version);
  });

  test('refuses what is no text, too large or no file, and says which', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'binary'), Buffer.from([1, 0, 2]));
    writeFileSync(join(root, 'latin1'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    writeFileSync(join(root, 'huge'), Buffer.alloc(largestFile + 1, 'a'));
    mkdirSync(join(root, 'folder'));
    for (const path of ['binary', 'latin1', 'huge', 'folder'])
      await expect(readWorkspaceFile({ root, path })).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(path) });
    await expect(readWorkspaceFile({ root, path: 'missing' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('saving', () => {
  test('replaces a file, keeps its mode and leaves nothing else behind', async () => {
    const root = temporaryFolder({ 'run.sh': 'old' });
    chmodSync(join(root, 'run.sh'), 0o750);
    const { version } = await readWorkspaceFile({ root, path: 'run.sh' });
    const saved = await write({ root, path: 'run.sh', text: 'new', expected: version });
    expect(readFileSync(join(root, 'run.sh'), 'utf8')).toBe('new');
    expect(statSync(join(root, 'run.sh')).mode & 0o777).toBe(0o750);
    expect(saved.version).toBe((await readWorkspaceFile({ root, path: 'run.sh' })).version);
    expect(readdirSync(root)).toEqual(['run.sh']);
  });

  test('makes a new file and the folders above it', async () => {
    const root = temporaryFolder();
    await write({ root, path: 'deep/er/new.yaml', text: 'x', expected: null });
    expect(readFileSync(join(root, 'deep/er/new.yaml'), 'utf8')).toBe('x');
  });

  test('writes through a link to the file that it points at', async () => {
    const root = temporaryFolder({ target: 'old' });
    symlinkSync('target', join(root, 'link'));
    const { version } = await readWorkspaceFile({ root, path: 'link' });
    await write({ root, path: 'link', text: 'new', expected: version });
    expect(readFileSync(join(root, 'target'), 'utf8')).toBe('new');
  });

  test('notices that somebody else wrote, shows what is there and writes nothing', async () => {
    const root = temporaryFolder({ a: 'mine' });
    const { version } = await readWorkspaceFile({ root, path: 'a' });
    writeFileSync(join(root, 'a'), 'theirs');
    await expect(write({ root, path: 'a', text: 'mine, edited', expected: version })).rejects.toMatchObject({
      code: 'conflict',
      detail: { path: 'a', text: 'theirs' },
    });
    expect(readFileSync(join(root, 'a'), 'utf8')).toBe('theirs');
    await write({ root, path: 'a', text: 'mine, edited', expected: version, overwrite: true });
    expect(readFileSync(join(root, 'a'), 'utf8')).toBe('mine, edited');
  });

  test('of a new file does not replace one that is there, and of an old one does not revive a deleted one', async () => {
    const root = temporaryFolder({ a: 'theirs' });
    await expect(write({ root, path: 'a', text: 'x', expected: null })).rejects.toMatchObject({ code: 'conflict' });
    await expect(write({ root, path: 'gone', text: 'x', expected: 'v' })).rejects.toMatchObject({ code: 'conflict' });
    expect(readdirSync(root)).toEqual(['a']);
  });

  test('twice at once lets one win and tells the other', async () => {
    const root = temporaryFolder({ a: 'old' });
    const { version } = await readWorkspaceFile({ root, path: 'a' });
    const outcomes = await Promise.allSettled(['one', 'two'].map((text) => write({ root, path: 'a', text, expected: version })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the tree', () => {
  test('gets folders, and tells when one is there', async () => {
    const root = temporaryFolder();
    await createFolder({ root, path: 'a/b' });
    expect(statSync(join(root, 'a/b')).isDirectory()).toBe(true);
    await expect(createFolder({ root, path: 'a' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('moves entries and never onto another one', async () => {
    const root = temporaryFolder({ a: '1', b: '2' });
    await renameEntry({ root, from: 'a', to: 'folder/c' });
    expect(readFileSync(join(root, 'folder/c'), 'utf8')).toBe('1');
    await expect(renameEntry({ root, from: 'folder/c', to: 'b' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(renameEntry({ root, from: 'missing', to: 'd' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(renameEntry({ root, from: 'b', to: '../b' })).rejects.toMatchObject({ code: 'refused' });
  });

  test('removes a link and not what it points at', async () => {
    const outside = temporaryFolder({ 'keep.txt': 'x' });
    const root = temporaryFolder({ 'folder/a': '1' });
    symlinkSync(outside, join(root, 'link'));
    await removeEntry({ root, path: 'link' });
    await removeEntry({ root, path: 'folder/' });
    expect(readdirSync(root)).toEqual([]);
    expect(readdirSync(outside)).toEqual(['keep.txt']);
  });

  test.each(['', '.', '..', 'a/..'])('keeps its root: %j cannot be removed', async (path) => {
    const root = temporaryFolder({ 'a/b': '1' });
    await expect(removeEntry({ root, path })).rejects.toMatchObject({ code: 'refused' });
    expect(readdirSync(root)).toEqual(['a']);
  });
});

test('browsing lists visible folders, with the way up', async () => {
  const root = temporaryFolder({ 'beta/x': '', 'alpha/x': '', '.hidden/x': '', file: '' });
  const listing = await browse(root);
  expect(listing.folders.map(({ name }) => name)).toEqual(['alpha', 'beta']);
  expect(listing.folders[0]?.path).toBe(join(root, 'alpha'));
  expect(listing.parent).toBe(join(root, '..'));
  expect((await browse('/')).parent).toBeNull();
  await expect(browse(join(root, 'missing'))).rejects.toMatchObject({ code: 'not-found' });
});
