import type { Page } from '@playwright/test';
import { type IdentityStandIn, startIdentityStandIn } from '../../src/main/testing/identity-stand-in.ts';
import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';

let server: IdentityStandIn;
test.beforeEach(async () => {
  server = await startIdentityStandIn();
});
test.afterEach(() => server.close());

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(page.getByPlaceholder('Type the name of a command')).toBeFocused();
  await page.keyboard.type(title);
  await expect(page.getByRole('option', { name: title }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function confirmCode(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Sign in to / });
  await expect(dialog.getByRole('status', { name: 'Code' })).toHaveText('BRCK-KILN');
  await expect(dialog).toContainText('the sign-in lasts until Kiln is closed');
  expect(await violations(page)).toEqual([]);
  server.page = 'confirmed';
  await expect(dialog).toBeHidden();
}

test('somebody signs in to IAM Identity Center by code, chooses account and role, and signs in again after a restart', async ({ app }) => {
  server.page = 'waiting';
  let { page } = app;
  await expect(page.locator('.status-item.connection')).toContainText('000000000000');
  await command(page, 'Add connection');
  await page.getByLabel('Name').fill('Corp');
  await page.getByLabel('Credentials').selectOption('sso');
  await page.getByLabel('Start URL').fill(server.startUrl);
  await page.getByLabel('Region of Identity Center').fill('eu-west-1');
  await page.getByLabel('Endpoint').fill(server.endpoint);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in and choose' }).click();
  await confirmCode(page);
  await page.getByRole('combobox', { name: 'Account' }).selectOption('Build · 111122223333');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Builder');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.status-item.connection')).toContainText('111122223333');
  await command(page, 'Who am I');
  await expect(
    page.getByText('arn:aws:sts::111122223333:assumed-role/Builder/kiln in account 111122223333, working in us-east-1'),
  ).toBeVisible();

  server.page = 'waiting';
  page = await app.restart();
  await expect(page.getByRole('main')).toContainText('Corp is signed out');
  await expect(page.getByRole('contentinfo')).toContainText('Corp: signed out');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('contentinfo').getByRole('button', { name: 'Sign in to Corp' }).click();
  await confirmCode(page);
  await expect(page.locator('.status-item.connection')).toContainText('111122223333');
  await expect(page.getByRole('main')).toContainText('Connected to AWS. Corp');
});

test('a sign-in that is given up, or that leads to another account, leaves the connection in use as it was', async ({ app }) => {
  const { page } = app;
  await expect(page.locator('.status-item.connection')).toContainText('Local account');
  server.page = 'waiting';
  await command(page, 'Add connection');
  await page.getByLabel('Name').fill('Corp');
  await page.getByLabel('Credentials').selectOption('sso');
  await page.getByLabel('Start URL').fill(server.startUrl);
  await page.getByLabel('Region of Identity Center').fill('eu-west-1');
  await page.getByRole('textbox', { name: 'Account' }).fill('222233334444');
  await page.getByRole('textbox', { name: 'Role' }).fill('Builder');
  await page.getByLabel('Endpoint').fill(server.endpoint);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog', { name: 'Sign in to Corp' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Sign in to Corp' })).toBeHidden();
  await expect(page.locator('.status-item.connection')).toContainText('Local account');

  await page.locator('.status-item.connection').press('Enter');
  await page.keyboard.type('Corp');
  await page.keyboard.press('Enter');
  await confirmCode(page);
  await expect(page.getByText(/'Corp' is for the account 222233334444, and its credentials belong to 111122223333/)).toBeVisible();
  await expect(page.locator('.status-item.connection')).toContainText('Local account');
});
