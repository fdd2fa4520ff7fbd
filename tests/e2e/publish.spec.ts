import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { colleague } from './colleague.ts';
import { expect, type RunningApp, test } from './fixture.ts';
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

/** Whether a publish of this home has made something by now; its journal is on the disk before the next step begins. */
function hasMadeSomething(home: string): boolean {
  const folder = join(home, 'data', 'publish');
  const journals = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return journals.some((name) => /"state": "done"/.test(readFileSync(join(folder, name), 'utf8')));
}

/** Publishes the examples, and kills the app as soon as the first of them is in the account; gives the plan as the next start offers it. */
async function killedInTheMiddle(app: RunningApp) {
  const bench = workbench(app.page);
  await openExamples(bench);
  const plan = app.page.getByRole('tabpanel', { name: /^Publish/ });
  await runCommand(bench, 'Publish workspace');
  await trustWhenAsked(bench, plan);
  await expect(plan).toContainText('Publishes 9 resources', { timeout: 60_000 });
  await plan.getByRole('button', { name: 'Publish', exact: true }).click();
  while (!hasMadeSomething(app.home)) await sleep(2);
  const page = await app.restart('SIGKILL');
  const offered = page.getByRole('tabpanel', { name: 'Unfinished publish' });
  await expect(offered).toContainText(/[1-8] of 9 are published/, { timeout: 30_000 });
  expect(await violations(page)).toEqual([]);
  return { page, offered, api: colleague(app.home) };
}

test('a publish that was killed in its middle is gone on with, and makes nothing twice', async ({ app }) => {
  test.setTimeout(240_000);
  const { api, offered } = await killedInTheMiddle(app);
  await offered.getByRole('button', { name: 'Resume' }).click();
  await expect(offered).toContainText('Everything is published.', { timeout: 30_000 });
  const { componentSummaryList = [] } = await api.listComponentBuildVersions({});
  expect(componentSummaryList.length).toBeGreaterThan(0);
  expect(componentSummaryList.filter(({ arn }) => !arn?.endsWith('/1'))).toEqual([]);
  expect((await api.listImageRecipes({ owner: 'Self' })).imageRecipeSummaryList?.length).toBeGreaterThan(0);
});

test('a publish that was killed in its middle is taken back, and leaves nothing behind', async ({ app }) => {
  test.setTimeout(240_000);
  const { api, offered, page } = await killedInTheMiddle(app);
  await offered.getByRole('button', { name: 'Undo…' }).click();
  const question = page.getByRole('dialog', { name: 'Undo this publish?' });
  await expect(question).toContainText('Delete component');
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Undo publish' }).click();
  await expect(offered).toContainText('Undone', { timeout: 30_000 });
  await expect(offered.getByRole('button', { name: 'Undo…' })).toBeHidden();
  const [components, recipes, infrastructures] = await Promise.all([
    api.listComponentBuildVersions({}),
    api.listImageRecipes({ owner: 'Self' }),
    api.listInfrastructureConfigurations({}),
  ]);
  expect(components.componentSummaryList).toEqual([]);
  expect(recipes.imageRecipeSummaryList).toEqual([]);
  expect(infrastructures.infrastructureConfigurationSummaryList).toEqual([]);
});
