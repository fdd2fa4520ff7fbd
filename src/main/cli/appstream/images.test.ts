import { expect, test } from 'vitest';
import { localAccountFolder } from '../../local-account.ts';
import { kilnPaths } from '../../paths.ts';
import { makesAppStreamImage } from '../../testing/appstream-image.ts';
import { commandIo } from '../../testing/command-io.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testAccount } from '../../testing/test-account.ts';
import { appstream } from './index.ts';

/** A home whose local account has an image; nobody else serves it any more. */
async function home() {
  const io = commandIo(temporaryFolder());
  const account = testAccount(undefined, localAccountFolder(kilnPaths(io.env)));
  await makesAppStreamImage(await account.aws(), 'office');
  await account.close();
  return io.env;
}

test('an image is listed, shown, shared, copied, and deleted by its plan', async () => {
  const env = await home();
  const kiln = async (...words: string[]) => {
    const io = { ...commandIo(temporaryFolder()), env };
    const code = await appstream.run(['images', ...words, '--json'], io);
    return { code, told: JSON.parse(io.output()) };
  };
  const other = '111111111111';
  expect((await kiln('list', '--category', 'private')).told.images).toMatchObject([{ name: 'office', category: 'private' }]);
  expect((await kiln('show', 'office')).told).toMatchObject({ image: { name: 'office' }, applications: [{ name: 'editor' }] });
  expect((await kiln('show', 'AppStream-RHEL8-04-15-2026')).told.category).toBe('public');

  const shared = await kiln('share', 'office', '--account', other, '--fleets', '--yes');
  expect(shared).toMatchObject({ code: 0, told: { changes: [{ type: 'done', account: other }] } });
  expect((await kiln('permissions', 'office')).told.permissions).toEqual([{ account: other, fleet: true, imageBuilder: false }]);
  expect((await kiln('share', 'office', '--account', other, '--fleets', '--yes')).told.changes).toEqual([]);

  const copied = await kiln('copy', 'office', '--to', 'eu-west-1', '--name', 'office-eu');
  expect(copied.told).toMatchObject({ name: 'office-eu', arn: expect.stringContaining('eu-west-1') });
  expect((await kiln('update', 'office', '--dry-run')).told).toMatchObject({ canUpdate: true });

  const plan = await kiln('delete', 'office', '--plan');
  expect(plan.told.steps.map(({ does }: { does: string }) => does)).toEqual(['unshare', 'deleteImage']);
  expect((await kiln('list')).told.images).toHaveLength(1);
  expect(await kiln('delete', 'office', '--yes')).toMatchObject({ code: 0, told: { steps: [{ type: 'done' }, { type: 'done' }] } });
}, 90_000);

test.each([
  [['share', 'office', '--fleets', '--yes']],
  [['share', 'office', '--account', '111111111111', '--yes']],
  [['unshare', 'office', '--yes']],
  [['update', 'office']],
  [['list', '--category', 'mine']],
  [['copy', 'office']],
])('images %j is wrong usage', async (words) => {
  await expect(appstream.run(['images', ...words], commandIo(temporaryFolder()))).rejects.toMatchObject({ name: 'UsageError' });
});

test('an image that is not there is said to be missing, with what to do', async () => {
  const io = commandIo(temporaryFolder());
  expect(await appstream.run(['images', 'show', 'nothing'], io)).toBe(1);
  expect(io.errors()).toContain('named by its ARN');
});
