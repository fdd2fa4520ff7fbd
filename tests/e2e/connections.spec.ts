import { expect, test } from './fixture.ts';

test('a connection is added, used in its Regions and removed with the keyboard alone', async ({ app }) => {
  const { page } = app;
  const badge = page.locator('.status-item.connection');
  await expect(badge).toContainText('000000000000');
  const command = async (title: string) => {
    await page.keyboard.press('ControlOrMeta+Shift+P');
    await expect(page.getByPlaceholder('Type the name of a command')).toBeFocused();
    await page.keyboard.type(title);
    await expect(page.getByRole('option', { name: title }).first()).toBeVisible();
    await page.keyboard.press('Enter');
  };
  await command('Add connection');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Second');
  await page.getByLabel('Credentials').selectOption('local');
  await page.getByRole('textbox', { name: 'Account' }).fill('123');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Account:' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Account' }).fill('000000000000');
  await page.getByRole('textbox', { name: 'Regions' }).fill('us-west-2, eu-central-1');
  await page.getByLabel('Read-only').check();
  await page.keyboard.press('Enter');
  await expect(badge).toContainText('Second');
  await expect(badge).toContainText('us-west-2');
  await expect(badge).toContainText('read-only');

  await badge.press('Enter');
  await expect(page.getByPlaceholder('Type the name of an account or a Region')).toBeFocused();
  await page.keyboard.type('Second eu');
  await page.keyboard.press('Enter');
  await expect(badge).toContainText('eu-central-1');

  await command('Remove connection');
  await expect(page.getByRole('option', { name: 'Second' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(badge).toContainText('Local account');
});

test('a connection that cannot sign in says why, and the one in use stays', async ({ app }) => {
  const { page } = app;
  const badge = page.locator('.status-item.connection');
  await expect(badge).toContainText('Local account');
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(page.getByPlaceholder('Type the name of a command')).toBeFocused();
  await page.keyboard.type('Add connection');
  await expect(page.getByRole('option', { name: 'Add connection' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByLabel('Name').fill('Nobody');
  await page.getByLabel('Credentials').selectOption('keys');
  await page.getByLabel('Access key ID').fill('AKIAWRONG00000000000');
  await page.getByLabel('Secret access key').fill('canary-canary-canary');
  await page.getByLabel('Keep the keys').selectOption('session');
  await page.getByLabel('Endpoint').fill('http://127.0.0.1:9');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('cannot be reached')).toBeVisible();
  await expect(badge).toContainText('Local account');
  expect(await page.content()).not.toContain('canary');
});
