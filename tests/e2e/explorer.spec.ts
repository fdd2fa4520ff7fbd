import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Imagebuilder } from '@aws-sdk/client-imagebuilder';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';

const data =
  'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Say\n        action: ExecuteBash\n        inputs:\n          commands: [echo hello]\n';

/** Another client of the account that the application serves: a colleague, as it were. */
function colleague(home: string): Imagebuilder {
  const folder = join(home, 'data', 'local-account');
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { endpoint, region } = read('serving.json');
  return new Imagebuilder({ endpoint, region, credentials: read('key.json') });
}

async function createComponents(api: Imagebuilder, count: number): Promise<void> {
  for (let each = 0; each < count; each++)
    await api.createComponent({ name: `tool ${String(each).padStart(3, '0')}`, semanticVersion: '1.0.0', platform: 'Linux', data });
}

async function openTable(page: Page, kind: string, owner: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  const tree = page.getByRole('tree', { name: 'Account' });
  await tree.focus();
  await page.keyboard.press('Home');
  await page.keyboard.type(kind);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(owner);
  await page.keyboard.press('Enter');
  const main = page.getByRole('main');
  await expect(main.getByRole('tab', { name: kind, selected: true })).toBeVisible();
  return main;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the account is explored by the keyboard alone, in ${colorScheme}`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole('main')).toContainText('The local account is on');
    const api = colleague(app.home);
    await createComponents(api, 60);
    await api.createComponent({ name: 'tool 007', semanticVersion: '1.1.0', platform: 'Linux', data });

    const main = await openTable(page, 'Components', 'Owned');
    const grid = main.getByRole('treegrid');
    await expect(grid.getByRole('row', { name: /tool 003/ })).toBeVisible();
    await expect(main.getByRole('status')).toContainText('read so far'); // 61 rows are three pages, and no more than two are on the screen
    expect(await violations(page)).toEqual([]);

    await grid.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('End');
    await expect(grid.getByRole('row', { name: /tool 059/ })).toBeVisible();
    await expect(main.getByRole('status')).toContainText('60 components');

    await page.keyboard.press('Home');
    await page.keyboard.type('tool 007');
    await expect(grid.getByRole('row', { name: /tool 007/ })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(grid.getByRole('row', { name: /tool 007/ })).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(grid.getByRole('row', { name: /^1\.1\.0/ })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(grid.getByRole('row', { name: /Build 1/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('Control+f');
    await page.keyboard.type('tool 01');
    await expect(main.getByRole('status')).toContainText('10 of 60 components, filtered here');
    await page.getByRole('combobox', { name: 'Platform' }).selectOption('Windows');
    await expect(main).toContainText('Nothing matches');
    await main.getByRole('button', { name: 'Clear search and filters' }).click();

    await grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(main).toContainText('arn:aws:imagebuilder:us-east-1:000000000000:component/tool-000/1.0.0');
  });
}

test('what a colleague makes is marked as new; how much is known is there at the next start, before anything is read', async ({ app }) => {
  await expect(app.page.getByRole('main')).toContainText('The local account is on');
  await createComponents(colleague(app.home), 2);
  const main = await openTable(app.page, 'Components', 'Owned');
  await expect(main.getByRole('row', { name: /tool 001/ })).toBeVisible();
  await colleague(app.home).createComponent({ name: 'of a colleague', semanticVersion: '1.0.0', platform: 'Linux', data });
  await main.getByRole('button', { name: 'Refresh' }).click();
  await expect(main.getByRole('row', { name: /New: of a colleague/ })).toBeVisible();

  const page = await app.restart();
  await expect(page.getByRole('main')).toContainText('The local account is on');
  const tree = page.getByRole('tree', { name: 'Account' });
  await expect(tree.getByRole('treeitem', { name: /Owned by me 3 known/ })).toBeVisible();
});

test('a kind that there is none of says what makes one', async ({ app }) => {
  await expect(app.page.getByRole('main')).toContainText('The local account is on');
  const main = await openTable(app.page, 'Pipelines', '');
  await expect(main).toContainText('No pipelines: owned by me');
  expect(await violations(app.page)).toEqual([]);
});

test('several components are deleted by one plan, by the keyboard', async ({ app }) => {
  const { page } = app;
  await expect(page.getByRole('main')).toContainText('The local account is on');
  const api = colleague(app.home);
  await createComponents(api, 4);
  const main = await openTable(page, 'Components', 'Owned');
  const grid = main.getByRole('treegrid');
  await expect(grid.getByRole('row', { name: /tool 003/ })).toBeVisible();
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await main.getByRole('group', { name: 'Selected rows' }).getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete 3 resources…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 3 resources' });
  await expect(dialog).toContainText('These 3 are deleted, in this order');
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Type 3 resources to confirm the loss').fill('3 resources');
  await dialog.getByRole('button', { name: 'Delete these 3' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Deleted 3 resources').first()).toBeVisible();
  const { componentVersionList = [] } = await api.listComponents({ owner: 'Self' });
  expect(componentVersionList.map(({ name }) => name)).toEqual(['tool 003']);
});
