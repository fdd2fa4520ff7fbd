import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { imageAvailable, openExamples, openFile, skipWithoutSandbox, trustWhenAsked, type Workbench, workbench } from './workbench.ts';

async function runCommand({ page }: Workbench, title: string): Promise<void> {
  await page.keyboard.press('Control+Shift+p');
  await page.getByRole('combobox').fill(title);
  await expect(page.getByRole('option').first()).toContainText(title);
  await page.keyboard.press('Enter');
}

async function build({ page, run }: Workbench): Promise<void> {
  await page.keyboard.press('Control+Shift+b');
  const plan = page.getByRole('dialog', { name: /Build/ });
  await expect(plan).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await plan.getByRole('button', { name: /Build image/i }).click();
  await imageAvailable(run);
}

test('from the first start to a built image by way of publish; a second edit publishes a new version and rebuilds', async ({ app }) => {
  test.setTimeout(420_000);
  const { page } = app;
  const bench = workbench(page);
  await openExamples(bench);
  await skipWithoutSandbox(bench);
  const plan = page.getByRole('tabpanel', { name: /^Publish/ });
  const publish = plan.getByRole('button', { name: 'Publish', exact: true });

  await runCommand(bench, 'Publish workspace');
  await trustWhenAsked(bench, plan);
  await expect(plan).toContainText('Publishes 9 resources');
  expect(await violations(page)).toEqual([]);
  await publish.click();
  await expect(plan).toContainText('Everything is published.');
  expect(await violations(page)).toEqual([]);

  await openFile(bench, 'status-server.recipe.yaml');
  await expect(bench.status).toContainText('Image recipe');
  await build(bench);

  await openFile(bench, 'status-page.yaml');
  await bench.editor.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n# edited\n');
  await runCommand(bench, 'Publish file');
  await expect(plan).toContainText('New build');
  await plan.getByRole('combobox', { name: 'Version of component status-page' }).selectOption('minor');
  await expect(plan).toContainText('image recipe status-server 1.0.0 → 1.0.1');
  await plan.getByRole('button', { name: 'Show the difference of component status-page' }).click();
  await expect(plan).toContainText('+ # edited');
  await publish.click();
  await expect(plan).toContainText('Everything is published.');

  await openFile(bench, 'status-server.recipe.yaml');
  await expect(page.getByRole('main')).toContainText('1.0.1');
  await page.keyboard.press('Control+Shift+b');
  const dialog = page.getByRole('dialog', { name: /Build/ });
  await expect(dialog).toContainText('component status-page 1.3.0');
  await expect(dialog).toContainText('Nothing needs to be published');
  await dialog.getByRole('button', { name: 'Build image' }).click();
  await expect(bench.run).toContainText('status-server', { timeout: 20_000 });
  await imageAvailable(bench.run);
});
