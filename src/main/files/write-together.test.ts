import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { writeTogether } from './write-together.ts';

test('files are written together, with the folders that they need', async () => {
  const root = temporaryFolder({ 'a.txt': 'old' });
  await writeTogether([
    { path: join(root, 'a.txt'), text: 'new' },
    { path: join(root, 'deep/er/b.txt'), text: 'b' },
  ]);
  expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('new');
  expect(readFileSync(join(root, 'deep/er/b.txt'), 'utf8')).toBe('b');
  expect(readdirSync(root, { recursive: true }).some((name) => String(name).endsWith('.kiln-tmp'))).toBe(false);
});

test('when one of them cannot be written, all is as it was before', async () => {
  const root = temporaryFolder({ 'a.txt': 'old' });
  mkdirSync(join(root, 'folder.txt/full'), { recursive: true });
  const files = [
    { path: join(root, 'a.txt'), text: 'new' },
    { path: join(root, 'made/b.txt'), text: 'b' },
    { path: join(root, 'folder.txt'), text: 'a folder is in the way, and renaming finds out' },
  ];
  await expect(writeTogether(files)).rejects.toMatchObject({ code: expect.stringMatching(/EISDIR|ENOTEMPTY|EEXIST|EPERM/) });
  expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('old');
  expect(existsSync(join(root, 'made'))).toBe(false);
  expect(readdirSync(root).sort()).toEqual(['a.txt', 'folder.txt']);
});
