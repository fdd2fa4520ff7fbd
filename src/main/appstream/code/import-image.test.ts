import { describe, expect, it, vi } from 'vitest';
import { type ImportCheck, importWish, mayImport } from '../../../contract/index.ts';
import type { Aws, Ec2Image } from '../../aws/clients.ts';
import { appStreamAccounts } from '../../testing/appstream-account.ts';
import { ownImage } from '../registry/read-images.ts';
import { checkImport } from './check-import.ts';
import { importImage, tryImport } from './import-image.ts';

const role = 'arn:aws:iam::000000000000:role/import';

/** What is found of an AMI that EC2 describes so. */
async function checked(ami: Partial<Ec2Image>): Promise<ImportCheck> {
  const ec2 = { describeImages: async () => ({ Images: [{ ImageId: 'ami-1', State: 'available', ...ami }] }) };
  return checkImport({ connection: { region: 'us-east-1' }, ec2: async () => ec2 } as unknown as Aws, 'ami-1');
}

describe('what AWS wants of an AMI', () => {
  const good: Partial<Ec2Image> = {
    ...{ Platform: 'Windows', PlatformDetails: 'Windows', Name: 'office on Windows_Server-2022-English-Full' },
    ...{ BootMode: 'uefi', TpmSupport: 'v2.0' },
  };

  it('is met by Windows Server 2022 with UEFI and a TPM', async () => {
    const check = await checked(good);
    expect(check.requirements.map(({ met }) => met)).toEqual([true, true, true, true]);
    expect(mayImport(check)).toBe(true);
  });

  it.each<[string, Partial<Ec2Image>, RegExp]>([
    ['is not there yet', { State: 'pending' }, /pending/],
    ['is Linux', { Platform: undefined, PlatformDetails: 'Linux/UNIX' }, /It is Linux\/UNIX/],
    ['is an older Windows', { Name: 'Windows_Server-2019-English-Full' }, /Windows Server 2019/],
    ['has no desktop', { Name: 'Windows_Server-2022-English-Core' }, /no desktop/],
    ['boots the old way', { BootMode: 'legacy-bios' }, /legacy-bios/],
    ['has no TPM', { TpmSupport: undefined }, /has none/],
  ])('is not met by one that %s', async (_what, change, words) => {
    const permit = mayImport(await checked({ ...good, ...change }));
    expect(permit).toMatchObject({ reason: expect.stringMatching(words) });
  });

  it('is not known where EC2 does not say it, and then AWS decides', async () => {
    const check = await checked({ ...good, Name: 'office', BootMode: undefined, TpmSupport: undefined });
    expect(check.requirements.map(({ met }) => met)).toEqual([true, 'unknown', 'unknown', 'unknown']);
    expect(mayImport(check)).toBe(true);
  });
});

describe('an AMI of the local account', () => {
  it('becomes an image: looked at, tried without making anything, imported once', async () => {
    const { kit, mine } = await appStreamAccounts();
    await kit.image('office');
    const { ExportImageTask: task } = await kit.mine.createExportImageTask({
      ImageName: 'office',
      AmiName: 'office-ami',
      IamRoleArn: role,
    });
    await vi.waitFor(async () => {
      kit.clock.advance(10_000);
      const { ExportImageTask: now } = await kit.mine.getExportImageTask({ TaskId: task?.TaskId });
      expect(now?.AmiId).toBeDefined();
    });
    const { ExportImageTask: done } = await kit.mine.getExportImageTask({ TaskId: task?.TaskId });
    const amiId = done?.AmiId ?? '';
    expect(mayImport(await checkImport(mine, amiId))).toBe(true);
    const applications = [{ name: 'editor', path: 'C:\\Editor\\editor.exe' }];
    const wish = importWish.parse({ amiId, name: 'imported', iamRoleArn: role, applications, tags: { team: 'office' } });
    expect(await tryImport(mine, wish)).toBe(true);
    expect(await ownImage(mine, 'imported')).toBeUndefined();
    const { arn } = await importImage(mine, wish);
    expect(await ownImage(mine, 'imported')).toMatchObject({ arn, state: 'IMPORTING', type: 'CUSTOM', applications: 1 });
    expect(await tryImport(mine, wish)).toMatchObject({ reason: expect.stringContaining('imported') });
    await expect(importImage(mine, wish)).rejects.toMatchObject({ code: 'conflict' });
    await kit.settle();
    expect(await ownImage(mine, 'imported')).toMatchObject({ state: 'AVAILABLE' });
  });

  it('that is not there is told in words', async () => {
    const { mine } = await appStreamAccounts();
    await expect(checkImport(mine, 'ami-0123456789abcdef0')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('There is no AMI ami-0123456789abcdef0 in us-east-1'),
    });
  });

  it('is refused in the account’s own words where that knows better', async () => {
    const { mine } = await appStreamAccounts();
    const wish = importWish.parse({ amiId: 'ami-0123456789abcdef0', name: 'imported', iamRoleArn: role });
    await expect(tryImport(mine, wish)).rejects.toMatchObject({ code: 'aws', message: expect.stringContaining('ami-0123456789abcdef0') });
  });
});
