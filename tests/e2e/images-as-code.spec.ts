import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { cursorBehind, openExamples, openFile, trustWhenAsked, workbench } from './workbench.ts';

const cli = resolve(import.meta.dirname, '../../out/main/cli.js');

/** The command line beside the application, on the same account. */
const kiln =
  (home: string) =>
  (...words: readonly string[]): string =>
    execFileSync(process.execPath, [cli, ...words], { env: { ...process.env, KILN_HOME: home }, encoding: 'utf8' });

test('an image as code: linted, made by its script’s calls, shared and copied by its plan; an AMI that is not there', async ({ app }) => {
  test.setTimeout(240_000);
  const { page, home } = app;
  const bench = workbench(page);
  const run = kiln(home);
  const command = async (on: typeof page, title: string) => {
    await on.keyboard.press('ControlOrMeta+Shift+P');
    await expect(on.getByPlaceholder('Type the name of a command')).toBeFocused();
    await on.keyboard.type(title);
    await expect(on.getByRole('option', { name: title }).first()).toBeVisible();
    await on.keyboard.press('Enter');
  };
  await openExamples(bench);
  await openFile(bench, 'office.appstream-image.yaml');
  await expect(bench.status).toContainText('AppStream image');

  // What is wrong is told while it is typed, with the way out.
  await cursorBehind(bench, 'windowsUpdate: disabled');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type('windowsUpdate: enabled');
  await command(page, 'Show problems');
  await expect(bench.problems).toContainText('turns Windows Update off');
  await page.keyboard.press('Escape');
  await bench.editor.focus();
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type('windowsUpdate: disabled');
  await expect(bench.problems).not.toContainText('turns Windows Update off');

  await command(page, 'Show Image Assistant script');
  await trustWhenAsked(bench, page.locator('.export-bar'));
  await expect(page.locator('.export-bar')).toContainText('Image Assistant script');
  expect(await violations(page)).toEqual([]);

  await page
    .getByRole('tab', { name: /office\.appstream-image\.yaml$/ })
    .first()
    .click();
  await command(page, 'Plan sharing and copies');
  await expect(page.getByText(/There is no image office-1/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();
  expect(await violations(page)).toEqual([]);

  const builder = ['--builder', 'office-builder', '--no-files'];
  run(
    'appstream',
    'builders',
    'launch',
    '--file',
    resolve(import.meta.dirname, '../../examples/appstream/office.image-builder.yaml'),
    '--yes',
  );
  run('appstream', 'builders', 'wait', 'office-builder', 'running');
  for (const name of ['notepad', 'mspaint'])
    run('image-assistant', 'add-application', ...builder, '--name', name, '--absolute-app-path', `C:\\Windows\\System32\\${name}.exe`);
  run('image-assistant', 'create-image', ...builder, '--name', 'office-1');
  run('appstream', 'builders', 'wait', 'office-builder', 'stopped');

  await expect(async () => {
    await page.getByRole('button', { name: 'Plan again' }).click();
    await expect(page.getByRole('region', { name: 'To do' })).toContainText('Copy office-1 to eu-west-1', { timeout: 2000 });
    await expect(page.getByRole('button', { name: 'Apply', exact: true })).toBeEnabled({ timeout: 2000 });
  }).toPass();
  await expect(page.getByRole('region', { name: 'To do' })).toContainText('It can start fleets on the image');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Apply', exact: true }).press('Enter');
  await expect(page.getByText('Everything is done.')).toBeVisible();
  expect(
    JSON.parse(run('appstream', 'plan', resolve(home, 'data/examples/appstream/office.appstream-image.yaml'), '--json')).plan.items,
  ).toEqual([expect.objectContaining({ action: 'unchanged' }), expect.objectContaining({ action: 'unchanged' })]);

  await page.getByRole('button', { name: 'Undo…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Undo what this plan did?' });
  await expect(dialog).toContainText('Share office-1 with account 222222222222');
  await page.keyboard.press('Escape');

  await command(page, 'Import an AMI as AppStream image');
  await page.getByRole('textbox', { name: 'AMI' }).fill('ami-0123456789abcdef0');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Look at the AMI' }).press('Enter');
  await expect(page.getByText(/There is no AMI ami-0123456789abcdef0 in us-east-1/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
