import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { openExamples, workbench } from './workbench.ts';

const passing = { timeout: 40_000 };

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByPlaceholder('Type the name of a command').fill(title);
  await expect(page.getByRole('option', { name: title }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function fillIn(page: Page, name: string): Promise<void> {
  const wizard = page.getByRole('region', { name: 'Launch image builder' });
  await wizard.getByRole('searchbox', { name: /Filter/ }).fill('2022');
  await wizard.getByRole('radio', { name: /AppStream-WinServer2022-05-06-2026/ }).check();
  await wizard.getByLabel('Name', { exact: true }).fill(name);
  await wizard.getByLabel('Instance type').selectOption('stream.standard.medium');
  await wizard.getByLabel('Subnet').selectOption({ index: 1 });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a builder is launched, stopped, started and deleted, in ${colorScheme}`, async ({ app }) => {
    test.setTimeout(180_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole('main')).toContainText('The local account is on');
    await command(page, 'Show image builders');
    await expect(page.getByText('There are no image builders in us-east-1')).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Launch the first one' }).press('Enter');
    const wizard = page.getByRole('region', { name: 'Launch image builder' });
    await wizard.getByRole('button', { name: 'Launch…' }).press('Enter');
    await expect(wizard.getByRole('list', { name: 'What is wrong' })).toContainText('Image: ');
    await expect(wizard.getByRole('list', { name: 'What is wrong' })).toContainText('Network: Choose the subnet');
    await fillIn(page, 'office');
    await expect(wizard.getByLabel('Instance type').getByRole('group', { name: 'Graphics G5' })).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
    await wizard.getByRole('button', { name: 'Launch…' }).press('Enter');
    const question = page.getByRole('dialog', { name: /Launch office/ });
    await expect(question).toContainText('billed by the hour');
    await expect(question).toContainText('price is low');
    expect(await violations(page)).toEqual([]);
    await question.getByRole('button', { name: 'Launch', exact: true }).press('Enter');

    const grid = page.getByRole('grid', { name: 'Image builders' });
    await grid.focus();
    const actions = page.getByRole('group', { name: 'Actions on office' });
    await expect(grid.getByRole('row', { name: /office Starting/ })).toBeVisible();
    await expect(actions.getByRole('button', { name: 'Delete' })).toHaveAttribute(
      'title',
      'It is still starting. Wait until it runs, then stop it.',
    );
    await expect(grid.getByRole('row', { name: /office Running/ })).toBeVisible(passing);
    await expect(page.getByRole('contentinfo')).toContainText('1 image builder runs');
    await expect(page.getByRole('button', { name: 'AppStream, 1 running' })).toBeVisible();
    await expect(actions.getByRole('button', { name: 'Start' })).toHaveAttribute('aria-disabled', 'true');
    const pane = page.getByRole('region', { name: 'Image builder office' });
    await expect(pane).toContainText(/It has been running for .*, since/);
    expect(await violations(page)).toEqual([]);
    await pane.getByRole('tab', { name: 'Software' }).click();
    await pane.getByLabel('Add software').selectOption({ label: 'Microsoft Project 2024 Standard 64Bit' });
    await pane.getByRole('button', { name: 'Stage it' }).click();
    await expect(pane.getByRole('list', { name: 'Software' })).toContainText('To be installed');
    expect(await violations(page)).toEqual([]);
    await pane.getByRole('tab', { name: 'Tags' }).click();
    await pane.getByRole('button', { name: 'Add tag' }).click();
    await pane.getByLabel('Key 1').fill('team');
    await pane.getByLabel('Value 1').fill('desk');
    await pane.getByRole('button', { name: 'Apply changes' }).click();
    await expect(pane.getByRole('button', { name: 'Apply changes' })).toHaveCount(0);
    await expect(pane.getByLabel('Key 1')).toHaveValue('team');
    expect(await violations(page)).toEqual([]);

    await actions.getByRole('button', { name: 'Stop' }).press('Enter');
    await page.getByRole('dialog', { name: 'Stop office?' }).getByRole('button', { name: 'Stop', exact: true }).press('Enter');
    await expect(grid.getByRole('row', { name: /office Stopped/ })).toBeVisible(passing);
    await expect(page.getByRole('contentinfo')).not.toContainText('image builder runs');
    await actions.getByRole('button', { name: 'Start' }).press('Enter');
    const starting = page.getByRole('dialog', { name: 'Start office?' });
    await expect(starting).toContainText('Price class: low');
    await page.keyboard.press('Escape');
    await actions.getByRole('button', { name: 'Delete' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Continue…' }).press('Enter');
    await page.getByLabel('Deletion is final. Type office to confirm it.').fill('office');
    await page.keyboard.press('Enter');
    await expect(page.getByText('There are no image builders in us-east-1')).toBeVisible(passing);
  });
}

test('several builders are stopped at once, and what one of them forbids is not offered', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await expect(page.getByRole('main')).toContainText('The local account is on');
  for (const name of ['first', 'second']) {
    await command(page, 'Launch image builder…');
    await fillIn(page, name);
    await page.getByRole('button', { name: 'Launch…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Launch', exact: true }).click();
    await expect(page.getByRole('grid', { name: 'Image builders' }).getByRole('row', { name: new RegExp(name) })).toBeVisible();
  }
  const grid = page.getByRole('grid', { name: 'Image builders' });
  await expect(grid.getByRole('row', { name: /(first|second) Running/ })).toHaveCount(2, passing);
  await grid.focus();
  await page.keyboard.press('Control+a');
  const actions = page.getByRole('group', { name: 'Actions on 2 image builders' });
  await expect(actions.getByRole('button', { name: 'Connect' })).toHaveAttribute('title', 'Select one image builder only.');
  await actions.getByRole('button', { name: 'Stop' }).click();
  await page
    .getByRole('dialog', { name: /Stop first and second/ })
    .getByRole('button', { name: 'Stop', exact: true })
    .click();
  await expect(grid.getByRole('row', { name: /Stopped/ })).toHaveCount(2, passing);
});

test('a launch is saved as a file and launched from it; a host that dies meanwhile loses nothing', async ({ app }) => {
  test.setTimeout(120_000);
  const bench = workbench(app.page);
  const { page } = app;
  await expect(page.getByRole('main')).toContainText('The local account is on');
  await openExamples(bench);
  await command(page, 'Launch image builder…');
  await fillIn(page, 'from-file');
  await page.getByRole('button', { name: 'Save as file…' }).click();
  await expect(page.getByLabel('Path in the workspace')).toHaveValue('image-builders/from-file.image-builder.yaml');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /from-file\.image-builder\.yaml/, selected: true })).toBeVisible();
  await command(page, 'Launch image builder from this file…');
  await page.getByRole('dialog', { name: 'Launch from-file?' }).getByRole('button', { name: 'Launch', exact: true }).click();
  const row = (on: Page) => on.getByRole('grid', { name: 'Image builders' }).getByRole('row', { name: /from-file/ });
  await expect(row(page)).toBeVisible();
  const again = await app.restart('SIGKILL');
  await command(again, 'Show image builders');
  await expect(row(again)).toHaveAccessibleName(/Running/, passing);

  await command(again, 'Go to file');
  await again.getByRole('combobox').fill('from-file.image-builder.yaml');
  await again.keyboard.press('Enter');
  await expect(again.getByRole('tab', { name: /from-file\.image-builder\.yaml/, selected: true })).toBeVisible();
  await command(again, 'Launch image builder from this file…');
  const refused = again.getByRole('dialog', { name: /cannot be launched/ });
  await expect(refused).toContainText('There is an image builder from-file already.');
});

test('one that has failed says why and what to do; of one that runs for long one is reminded', async ({ app }) => {
  test.setTimeout(150_000);
  const bench = workbench(app.page);
  const { page } = app;
  await expect(page.getByRole('main')).toContainText('The local account is on');
  await openExamples(bench);
  await command(page, 'Launch image builder…');
  await fillIn(page, 'nobody');
  await page.getByRole('button', { name: 'Save as file…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('tab', { name: /nobody\.image-builder\.yaml/, selected: true })).toBeVisible();
  await bench.editor.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('IamRoleArn: arn:aws:iam::000000000000:role/gone\n');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('tab', { name: /nobody\.image-builder\.yaml/, selected: true })).not.toContainText('unsaved');
  await command(page, 'Launch image builder from this file…');
  await page.getByRole('dialog', { name: 'Launch nobody?' }).getByRole('button', { name: 'Launch', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Image builders' });
  await grid.getByRole('row', { name: /nobody/ }).click();
  await expect(grid.getByRole('row', { name: /nobody Failed/ })).toBeVisible(passing);
  const wrong = page.getByRole('region', { name: 'What is wrong' });
  await expect(wrong).toContainText('Likely cause: The IAM role of the image builder is gone');
  await expect(wrong).toContainText('What to do:');
  expect(await violations(page)).toEqual([]);

  await command(page, 'Remind of running image builders…');
  await page.getByLabel(/After how many hours/).fill('0.0005');
  await page.keyboard.press('Enter');
  await command(page, 'Launch image builder…');
  await fillIn(page, 'forgotten');
  await page.getByRole('button', { name: 'Launch…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Launch', exact: true }).click();
  const notices = page.getByRole('status', { name: 'Notifications' });
  await expect(notices).toContainText(/forgotten in us-east-1 has been running/, passing);
  expect(await violations(page)).toEqual([]);
  await notices.getByRole('button', { name: 'Stop it…' }).click();
  await page.getByRole('dialog', { name: 'Stop forgotten?' }).getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(grid.getByRole('row', { name: /forgotten Stopped/ })).toBeVisible(passing);
});
