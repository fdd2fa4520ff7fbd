import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noSettings } from '../../documents/index.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { settingsAboveWorkspace } from './settings-above.ts';

const files = { 'kiln.config.yml': 'profile: strict\n', 'team/web/web.yaml': '', 'team/kiln.config.yaml/no': '' };

test('settings from further up count, the nearest of them, with the way from there', async () => {
  const folder = temporaryFolder(files);
  const strict = { ...noSettings, profile: 'strict' };
  expect(await settingsAboveWorkspace(join(folder, 'team/web'))).toEqual({ settings: strict, way: 'team/web/' });
  expect(await settingsAboveWorkspace(join(folder, 'team'))).toEqual({ settings: strict, way: 'team/' });
});

test('those of the workspace itself are not above it', async () => {
  const folder = temporaryFolder({ 'a/kiln.config.yaml': 'profile: strict\n', 'a/.git/HEAD': '' });
  expect(await settingsAboveWorkspace(join(folder, 'a'))).toBeNull();
});

test('nothing counts from beyond the repository', async () => {
  const folder = temporaryFolder(files);
  mkdirSync(join(folder, 'team/.git'));
  expect(await settingsAboveWorkspace(join(folder, 'team/web'))).toBeNull();
  expect(await settingsAboveWorkspace(join(folder, 'team'))).toBeNull();
});

test.skipIf(process.getuid?.() === 0)('settings that cannot be read are an error in words (skipped for root, who reads all)', async () => {
  const folder = temporaryFolder(files);
  chmodSync(join(folder, 'kiln.config.yml'), 0);
  await expect(settingsAboveWorkspace(join(folder, 'team'))).rejects.toMatchObject({ code: 'refused' });
});

test('a workspace that is gone is an error in words', async () => {
  await expect(settingsAboveWorkspace(join(temporaryFolder(), 'gone'))).rejects.toMatchObject({ code: 'not-found' });
});
