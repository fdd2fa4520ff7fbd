import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { imageAvailable, openExamples, openFile, skipWithoutSandbox, trustWhenAsked, workbench } from './workbench.ts';

test('an image is looked into, deprecated and cleaned up after, with the keyboard', async ({ app }) => {
  test.setTimeout(400_000);
  const { page } = app;
  const bench = workbench(page);
  const command = async (title: string) => {
    await page.keyboard.press('ControlOrMeta+Shift+P');
    await expect(page.getByPlaceholder('Type the name of a command')).toBeFocused();
    await page.keyboard.type(title);
    await expect(page.getByRole('option', { name: title }).first()).toBeVisible();
    await page.keyboard.press('Enter');
  };
  await openExamples(bench);
  await skipWithoutSandbox(bench);
  await openFile(bench, 'status-server.recipe.yaml');
  await expect(bench.status).toContainText('Image recipe');
  await page.keyboard.press('Control+Shift+b');
  await trustWhenAsked(bench, page.getByRole('dialog', { name: /Build/ }));
  await page
    .getByRole('dialog', { name: /Build/ })
    .getByRole('button', { name: /Build image|Publish and build/ })
    .click();
  await imageAvailable(bench.run, 300_000);

  await page.getByRole('button', { name: 'Images', exact: true }).click();
  const row = page.getByRole('button', { name: /status-server 1\.0\.0\/1/ });
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'status-server 1.0.0/1' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Outputs' })).toContainText('ami-');
  expect(await violations(page)).toEqual([]);
  const face = (name: string) => page.getByRole('tab', { name, exact: true });
  await face('Overview').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('region', { name: 'Packages' })).toContainText('adduser');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Scanning was off')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Against the parent image')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('no other image')).toBeVisible();

  await command('Deprecate');
  const dialog = page.getByRole('dialog', { name: /Deprecate status-server/ });
  await expect(dialog).toContainText('pipelines that build upon it go on running');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Deprecate' }).press('Enter');
  await expect(page.getByText('status-server 1.0.0/1 is DEPRECATED.').first()).toBeVisible();

  await command('Clean up images');
  await expect(page.getByText(/things that Image Builder made/)).toBeVisible();
  await page.getByRole('button', { name: /AMI ami-/ }).press('Enter');
  await expect(page.getByRole('list', { name: 'What was checked' })).toContainText('launch template versions');
  await expect(page.getByRole('checkbox', { name: /Delete ami-/ })).toBeDisabled();
  expect(await violations(page)).toEqual([]);
});

test('a lifecycle policy is made in a form, simulated before it is saved, and its faults are told', async ({ app }) => {
  const { page } = app;
  await expect(page.locator('.status-item.connection')).toContainText('000000000000');
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.keyboard.type('New lifecycle policy');
  await expect(page.getByRole('option', { name: /New lifecycle policy/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Create policy' }).press('Enter');
  await expect(page.getByText('Name: a name has 3 to 128')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('keep-three');
  await page.getByRole('textbox', { name: 'Execution role' }).fill('lifecycle-role');
  await page.getByRole('textbox', { name: 'Recipe 1' }).fill('status-server');
  await page.getByRole('button', { name: 'Add a rule: delete' }).press('Enter');
  await expect(page.getByRole('heading', { name: /Rule 1: Delete images beyond the newest 3/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Simulation' }).click();
  await expect(page.getByText('The policy selects no image of this account and Region.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Create policy' }).press('Enter');
  await page
    .getByRole('dialog', { name: /Create keep-three/ })
    .getByRole('button', { name: 'Create policy' })
    .press('Enter');
  await expect(page.getByRole('heading', { name: 'keep-three', exact: true })).toBeVisible();
});
