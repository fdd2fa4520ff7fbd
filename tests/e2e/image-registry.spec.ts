import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addAccount } from '../../src/local-account/accounts/accounts.ts';
import { appStreamOf, makeImage } from './appstream-account.ts';
import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';

const own = 'arn:aws:appstream:us-east-1:000000000000:image/office';
const fleet = { InstanceType: 'stream.standard.medium', ComputeCapacity: { DesiredInstances: 2 } };

async function openRegistry(page: Page): Promise<void> {
  await expect(page.locator('.status-item.connection')).toContainText('000000000000');
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByPlaceholder('Type the name of a command').fill('Open the AppStream image registry');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tablist', { name: 'Image registry' })).toBeVisible();
}

const list = (page: Page, name: string) => page.getByRole('tablist', { name: 'Image registry' }).getByRole('tab', { name, exact: true });
const face = (page: Page, name: string) => page.getByRole('tablist', { name: /^About/ }).getByRole('tab', { name });
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });

async function openImage(page: Page, name: string): Promise<void> {
  await row(page, name).dblclick();
  await expect(page.getByRole('main').getByRole('heading', { name, level: 2 })).toBeVisible();
}

test('an image is shared with a second account as a difference, copied to a Region, and taken back', async ({ app }) => {
  const { page, home } = app;
  await openRegistry(page);
  await expect(page.getByText('There are no images of your own yet')).toBeVisible();
  expect(await violations(page), 'an empty registry').toEqual([]);
  await list(page, 'Public').click();
  await page.getByRole('searchbox', { name: 'Search images' }).fill('rhel');
  await expect(row(page, 'AppStream-RHEL8-04-15-2026')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search images' }).fill('');
  await list(page, 'Private').click();
  await makeImage(home, 'office');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(row(page, 'office')).toContainText('Available');
  await row(page, 'office').click();
  expect(await violations(page), 'the registry').toEqual([]);

  await openImage(page, 'office');
  for (const name of ['Overview', 'Applications', 'Used by', 'Keep up to date', 'Tags', 'Sharing']) {
    await face(page, name).click();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    expect(await violations(page), name).toEqual([]);
  }
  const { accountId } = addAccount(join(home, 'data', 'local-account'), 'partner', new Date());
  await page.getByRole('textbox', { name: 'Add accounts' }).fill(`${accountId} 000000000000 12`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('belongs to this account already')).toBeVisible();
  await expect(page.getByText('12: An account is named by its twelve digits.')).toBeVisible();
  const difference = page.getByRole('region', { name: 'What will change' });
  await expect(difference).toContainText(`Share office with account ${accountId} for fleets`);
  expect(await violations(page), 'the difference').toEqual([]);
  await difference.getByRole('button', { name: 'Apply changes' }).click();
  await expect(difference).toBeHidden();
  await expect(page.getByRole('table', { name: 'Accounts that may use the image' })).toContainText('Shared');

  const theirs = appStreamOf(home, accountId);
  expect((await theirs.describeImages({ Type: 'SHARED' })).Images).toMatchObject([{ Arn: own, ImagePermissions: { allowFleet: true } }]);
  await theirs.createFleet({ ...fleet, Name: 'theirs', ImageArn: own });

  await page.getByRole('checkbox', { name: `${accountId}: use for fleets` }).uncheck();
  await expect(difference).toContainText('desired capacity of its fleets on the image becomes 0');
  await difference.getByRole('button', { name: 'Apply changes' }).click();
  await expect(page.getByText('Only this account can use the image.')).toBeVisible();
  const { Fleets } = await theirs.describeFleets({ Names: ['theirs'] });
  expect(Fleets?.[0]?.ComputeCapacityStatus?.Desired).toBe(0);

  await page.getByRole('main').getByRole('button', { name: 'Copy to a Region' }).click();
  await page.getByRole('combobox', { name: 'Region' }).selectOption('eu-west-1');
  await expect(page.getByText('Nothing in eu-west-1 has this name.')).toBeVisible();
  await expect(page.getByText('Tags do not go along')).toBeVisible();
  expect(await violations(page), 'a copy').toEqual([]);
  await page.getByRole('button', { name: 'Copy image' }).click();
  const copy = page.getByRole('region', { name: 'The image office' });
  await expect(copy.getByRole('status')).toContainText('Available', { timeout: 30_000 });
  await expect(page.getByText('There is an image office in eu-west-1 already.')).toBeVisible();
});

test('what blocks a deletion is listed and taken away, also after the app was killed in the middle', async ({ app }) => {
  const { home } = app;
  let { page } = app;
  await openRegistry(page);
  await makeImage(home, 'office');
  const api = appStreamOf(home);
  await api.createStack({ Name: 'desk' });
  for (const Name of ['floor', 'attic']) {
    await api.createFleet({ ...fleet, Name, ImageArn: own });
    await api.associateFleet({ FleetName: Name, StackName: 'desk' });
    await api.startFleet({ Name });
  }
  await api.updateImagePermissions({
    Name: 'office',
    SharedAccountId: '111111111111',
    ImagePermissions: { allowFleet: true, allowImageBuilder: false },
  });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await list(page, 'Shared with others').click();
  await openImage(page, 'office');
  await page.getByRole('main').getByRole('button', { name: 'Delete' }).click();
  const plan = page.getByRole('region', { name: 'Steps' });
  await expect(plan).toContainText('Stop sharing the image with account 111111111111');
  await expect(plan).toContainText('Choose first what becomes of');
  for (const name of ['floor', 'attic'])
    await page.getByRole('combobox', { name: new RegExp(`^${name},`) }).selectOption('Take it out of its stacks, stop it and delete it');
  await expect(plan.getByRole('listitem')).toHaveCount(8);
  const go = page.getByRole('button', { name: 'Carry out 8 steps' });
  await expect(go).toBeDisabled();
  await page.getByRole('textbox', { name: /Type office/ }).fill('office');
  expect(await violations(page), 'a deletion').toEqual([]);
  await go.click();
  await expect(plan.getByRole('listitem').first()).toContainText('Done');

  page = await app.restart('SIGKILL');
  await openRegistry(page);
  const left = page.getByRole('list', { name: 'Deletions that were cut off' });
  await expect(left).toContainText('The deletion of office');
  await left.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('These are the steps that are left.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('office is deleted.')).toBeVisible({ timeout: 60_000 });
  expect((await appStreamOf(home).describeFleets({})).Fleets).toEqual([]);
  await expect.poll(async () => (await appStreamOf(home).describeImages({ Type: 'PRIVATE' })).Images, { timeout: 20_000 }).toEqual([]);
});
