import type { Page } from '@playwright/test';
import { createPipeline } from '../../src/main/transfer/testing/account-with-pipeline.ts';
import { colleague } from './colleague.ts';
import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(page.getByPlaceholder('Type the name of a command')).toBeFocused();
  await page.keyboard.type(title);
  await expect(page.getByRole('option', { name: title }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a pipeline is made, changed and disabled, in ${colorScheme}`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole('main')).toContainText('The local account is on');
    const api = colleague(app.home);
    await createPipeline({ imagebuilder: async () => api });

    await command(page, 'Create pipeline');
    const form = page.getByRole('region', { name: 'New pipeline' });
    await form.getByRole('button', { name: 'Create…' }).press('Enter');
    await expect(form.getByRole('status').first()).toContainText('Recipe: choose');
    await form.getByLabel('Name', { exact: true }).fill('nightly');
    await form.getByLabel('Recipe', { exact: true }).selectOption({ label: 'Server, newest version' });
    await form.getByRole('group', { name: 'Schedule' }).getByLabel('Preset').selectOption('Monday to Friday at 04:00');
    await form.getByLabel('Time zone').fill('Europe/Berlin');
    await expect(form.getByText('Runs at 04:00 on Monday, Tuesday, Wednesday, Thursday and Friday (Europe/Berlin)')).toBeVisible();
    await expect(form.getByRole('list', { name: 'Next 10 times' }).getByRole('listitem')).toHaveCount(10);
    await form.getByLabel('Hour').fill('25');
    await expect(form.getByText('“25” is no hour: 0 to 23.').first()).toBeVisible();
    await form.getByLabel('Hour').fill('4');
    expect(await violations(page)).toEqual([]);

    await form.getByRole('button', { name: 'Create…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: /Create the pipeline nightly/ });
    await expect(dialog).toContainText('cron(0 4 ? * mon-fri *)');
    await dialog.getByRole('button', { name: 'Create pipeline' }).press('Enter');
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { name: 'nightly', exact: true })).toBeVisible();

    await main.getByRole('button', { name: 'Edit', exact: true }).press('Enter');
    const editor = page.getByRole('region', { name: /nightly \(edit\)/ });
    await editor.getByLabel('Description').fill('Every night');
    await editor.getByRole('button', { name: 'Add workflow' }).press('Enter');
    await editor.getByLabel('Workflow 1', { exact: true }).and(page.locator('select')).selectOption({ label: 'ask 1.0.0 (test)' });
    await expect(editor.getByText('Execution role: workflows need one.')).toBeVisible();
    await editor.getByLabel('Execution role').fill('builds');
    expect(await violations(page)).toEqual([]);
    await editor.getByRole('button', { name: 'Save…' }).press('Enter');
    const changes = page.getByRole('dialog', { name: /Change the pipeline nightly/ });
    for (const field of ['description', 'workflows', 'executionRole'])
      await expect(changes.getByText(field, { exact: true })).toBeVisible();
    await changes.getByRole('button', { name: 'Save changes' }).press('Enter');
    await expect(page.getByText('Saved the pipeline nightly').first()).toBeVisible();
    const { imagePipelineList = [] } = await api.listImagePipelines({ filters: [{ name: 'name', values: ['nightly'] }] });
    expect(imagePipelineList).toMatchObject([
      { description: 'Every night', status: 'ENABLED', workflows: [{}], schedule: { timezone: 'Europe/Berlin' } },
    ]);

    await page.getByRole('tab', { name: 'nightly', exact: true }).click();
    await main.getByRole('button', { name: 'Disable', exact: true }).press('Enter');
    const disabling = page.getByRole('dialog', { name: /Change the pipeline nightly/ });
    await expect(disabling).toContainText('no longer runs on its schedule');
    await disabling.getByRole('button', { name: 'Save changes' }).press('Enter');
    await expect
      .poll(async () => (await api.getImagePipeline({ imagePipelineArn: imagePipelineList[0]?.arn })).imagePipeline?.status)
      .toBe('DISABLED');
  });
}

test('what a colleague changed meanwhile is not lost', async ({ app }) => {
  const { page } = app;
  await expect(page.getByRole('main')).toContainText('The local account is on');
  const api = colleague(app.home);
  await createPipeline({ imagebuilder: async () => api });
  await command(page, 'Create pipeline');
  const form = page.getByRole('region', { name: 'New pipeline' });
  await form.getByLabel('Name', { exact: true }).fill('nightly');
  await form.getByLabel('Recipe', { exact: true }).selectOption({ label: 'Server 1.0.0' });
  await form.getByRole('button', { name: 'Create…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create pipeline' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click();
  const imagePipelineArn = 'arn:aws:imagebuilder:us-east-1:000000000000:image-pipeline/nightly';

  const editor = page.getByRole('region', { name: /nightly \(edit\)/ });
  await editor.getByLabel('Description').fill('mine');
  await editor.getByRole('button', { name: 'Save…' }).click();
  const changes = page.getByRole('dialog', { name: /Change the pipeline nightly/ });
  await expect(changes).toContainText('mine');
  const { imagePipeline } = await api.getImagePipeline({ imagePipelineArn });
  const { infrastructureConfigurationArn, imageRecipeArn } = imagePipeline ?? {};
  await api.updateImagePipeline({ imagePipelineArn, infrastructureConfigurationArn, imageRecipeArn, description: 'theirs' });
  await changes.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Somebody changed nightly meanwhile').first()).toBeVisible();
  expect((await api.getImagePipeline({ imagePipelineArn })).imagePipeline?.description).toBe('theirs');
  await expect(editor.getByLabel('Description')).toHaveValue('mine'); // what was typed is still there
});

test('a form with changes asks before it closes, and comes back as a tab with the next start', async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  await expect(page.getByRole('main')).toContainText('The local account is on');
  const api = colleague(app.home);
  await createPipeline({ imagebuilder: async () => api });
  await command(page, 'Create pipeline');
  const form = page.getByRole('region', { name: 'New pipeline' });
  await form.getByLabel('Name', { exact: true }).fill('nightly');
  await form.getByLabel('Recipe', { exact: true }).selectOption({ label: 'Server 1.0.0' });
  await form.getByRole('button', { name: 'Create…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create pipeline' }).click(); // what is saved closes without a question
  await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click();

  const editor = page.getByRole('region', { name: /nightly \(edit\)/ });
  await editor.getByLabel('Description').fill('mine');
  await page.getByRole('tab', { name: /nightly \(edit\)/ }).press('Delete');
  const question = page.getByRole('dialog', { name: /Close .*nightly/ });
  await expect(question).toContainText('changes that are not saved');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(editor.getByLabel('Description')).toHaveValue('mine');

  const again = await app.restart();
  await expect(again.getByRole('tab', { name: /nightly \(edit\)/ })).toBeVisible();
  await expect(again.getByRole('tab', { name: 'nightly', exact: true })).toBeVisible();
  await expect(again.getByRole('region', { name: /nightly \(edit\)/ }).getByLabel('Description')).toHaveValue('', { timeout: 60_000 });
  await again.getByRole('tab', { name: /nightly \(edit\)/ }).press('Delete');
  await expect(again.getByRole('tab', { name: /nightly \(edit\)/ })).toBeHidden();
});
