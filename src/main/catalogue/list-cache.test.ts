import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import type { CatalogueList } from '../../contract/index.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { cacheFolder, lastAccount, listCache, pruneCache } from './list-cache.ts';
import { makeRow } from './make-row.ts';

const list: CatalogueList = { kind: 'component', owner: 'Self' };
const row = makeRow('component', { arn: 'arn:aws:imagebuilder:r:1:component/web/1.0.0', name: 'web', dateCreated: '2026-01-01T00:00:00Z' });
const kept = { rows: [row], whole: true, asOf: '2026-01-02T00:00:00.000Z' };

test('a list comes back as it was kept, marks included; the builds of a version are a list of their own', async () => {
  const cache = listCache(temporaryFolder());
  const builds = { ...list, buildsOf: row.arn };
  await cache.write(list, { ...kept, rows: [{ ...row, mark: 'new' }] });
  await cache.write(builds, { rows: [], whole: true, asOf: kept.asOf });
  expect(await cache.read(list)).toEqual({ ...kept, rows: [{ ...row, mark: 'new' }] });
  expect(await cache.read(builds)).toMatchObject({ rows: [], whole: true });
});

test.each(['', '{', '{"form":2,"whole":true,"rows":[]}', '{"form":1,"whole":true,"rows":[{"arn":1}]}'])(
  'a file that holds %j is as good as none',
  async (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'component.Self.json'), text);
    expect(await listCache(folder).read(list)).toEqual({ rows: [], whole: false, asOf: undefined });
  },
);

test('words that came from elsewhere do not lead out of the folder', () => {
  const root = temporaryFolder();
  const folder = cacheFolder(root, { connection: '../../evil', region: 'us-east-1' }, '../..');
  expect(relative(root, folder)).toMatch(/^[a-f0-9]{32}[\\/]us-east-1[\\/][a-f0-9]{32}$/);
});

test('the account that was used last is known without asking, and none where none was', async () => {
  const root = temporaryFolder();
  const at = { connection: 'team', region: 'eu-west-1' };
  expect(await lastAccount(root, at)).toBeUndefined();
  for (const [account, time] of [
    ['111111111111', 2000],
    ['222222222222', 1000],
  ] as const) {
    await listCache(cacheFolder(root, at, account)).write(list, kept);
    utimesSync(cacheFolder(root, at, account), time, time);
  }
  expect(await lastAccount(root, at)).toBe('111111111111');
});

test('what nobody has looked at for a season goes, the rest stays', async () => {
  const root = temporaryFolder();
  const folder = cacheFolder(root, { connection: 'team', region: 'eu-west-1' }, '111111111111');
  const cache = listCache(folder);
  await cache.write(list, kept);
  await cache.write({ ...list, owner: 'Amazon' }, kept);
  const now = Date.now();
  utimesSync(join(folder, 'component.Amazon.json'), 0, now / 1000 - 100 * 24 * 3600);
  await pruneCache(root, now);
  expect(readdirSync(folder)).toEqual(['component.Self.json']);
  await pruneCache(join(root, 'not there yet'), now);
  expect(existsSync(join(root, 'not there yet'))).toBe(true);
});
