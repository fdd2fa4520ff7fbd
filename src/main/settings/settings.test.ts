import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openSettings } from './settings.ts';

test('changes of two windows at once are both kept', async () => {
  const folder = temporaryFolder();
  const settings = openSettings(folder);
  await Promise.all(['a', 'b', 'c'].map((one) => settings.update(({ trustedFolders }) => ({ trustedFolders: [...trustedFolders, one] }))));
  expect((await openSettings(folder).read()).trustedFolders).toEqual(['a', 'b', 'c']);
});

test('an update that fails does not block the next', async () => {
  const settings = openSettings(temporaryFolder());
  const failing = settings.update(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect((await settings.update(() => ({ recentFolders: ['x'] }))).recentFolders).toEqual(['x']);
});

test.each(['{', '[]', '{"recentFolders": 3}'])('a file that says %s is put aside, not overwritten', async (text) => {
  const folder = temporaryFolder({ 'settings.json': text });
  expect(await openSettings(folder).read()).toEqual({
    recentFolders: [],
    trustedFolders: [],
    network: {},
    appstream: { remindAfterHours: 4 },
  });
  expect(readFileSync(join(folder, 'settings.json.unreadable'), 'utf8')).toBe(text);
});

test('what another process wrote in the meantime is kept', async () => {
  const folder = temporaryFolder();
  const settings = openSettings(folder);
  await settings.update(() => ({ recentFolders: ['x'] }));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ recentFolders: ['x'], trustedFolders: ['theirs'] }));
  await settings.update(() => ({ recentFolders: ['y'] }));
  expect(await settings.read()).toMatchObject({ recentFolders: ['y'], trustedFolders: ['theirs'], network: {} });
});
