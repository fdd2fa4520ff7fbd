import { expect, test } from './fixture.ts';
import { openExamples, openFile, workbench } from './workbench.ts';

const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';

test('a parameter is renamed in its component and in the recipe that sets it', async ({ app }) => {
  const bench = workbench(app.page);
  const { page } = bench;
  await openExamples(bench);
  await openFile(bench, 'status-page.yaml');
  await page.keyboard.press(`${modifier}+f`);
  await page.keyboard.type('{{ Title');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  const input = page.locator('.rename-input');
  await expect(input).toHaveValue('Title');
  await input.fill('Heading');
  await page.keyboard.press('Enter');
  await expect(page.locator('.view-lines')).toContainText('{{ Heading }}');
  await expect(page.getByRole('tab', { name: /status-server\.recipe\.yaml/ })).toBeVisible();
  await openFile(bench, 'status-server.recipe.yaml');
  await expect(page.locator('.view-lines')).toContainText('Heading');
});

test('a wrong parameter in a recipe is told across files, explained on its page and mended by its fix', async ({ app }) => {
  const bench = workbench(app.page);
  const { page } = bench;
  await openExamples(bench);
  await openFile(bench, 'status-server.recipe.yaml');
  await page.keyboard.press(`${modifier}+f`);
  await page.keyboard.type('name: Title');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await page.keyboard.press(`${modifier}+Shift+m`);
  await expect(bench.problems).toContainText('unknown-recipe-parameter');
  await bench.problems.getByRole('button', { name: /unknown-recipe-parameter/ }).click();
  const rule = page.getByRole('region', { name: 'Rule unknown-recipe-parameter' });
  await expect(rule).toContainText('does not declare');
  await openFile(bench, 'status-server.recipe.yaml');
  await page.keyboard.press('F8');
  await page.keyboard.press(`${modifier}+.`);
  await page.getByText('Change to “Title”').click();
  await expect(bench.problems).not.toContainText('unknown-recipe-parameter');
});

test('a reference leads to its declaration, and a schedule is told in words', async ({ app }) => {
  const bench = workbench(app.page);
  const { page } = bench;
  await openExamples(bench);
  await openFile(bench, 'baseline.yaml');
  await page.keyboard.press(`${modifier}+f`);
  await page.keyboard.type('{{ ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F12');
  await expect(bench.status).toContainText(/Ln [1-9], |Ln 1[0-9], /);
  await openFile(bench, 'weekly.pipeline.yaml');
  await expect(page.locator('.view-lines')).toContainText('at 04:00 on Monday');
});

test('a symbol of another file is found by its name, and opened where it stands', async ({ app }) => {
  const bench = workbench(app.page);
  const { page } = bench;
  await openExamples(bench);
  await page.keyboard.press('Alt+t');
  await page.getByRole('combobox').fill('Title');
  await expect(page.getByRole('option').first()).toContainText('status-page');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /status-page/, selected: true })).toBeVisible();
});

test('a component that is renamed takes the paths of its recipes along', async ({ app }) => {
  const bench = workbench(app.page);
  const { page, files } = bench;
  await openExamples(bench);
  const component = files.getByRole('treeitem', { name: 'status-page.component.yaml' });
  await files.getByRole('treeitem', { name: 'components', exact: true }).click();
  await component.click();
  await expect(page.getByRole('tab', { name: /status-page/, selected: true })).toBeVisible();
  await files.press('F2');
  const dialog = page.getByRole('dialog', { name: /Rename/ });
  await dialog.getByRole('textbox').fill('components/status.component.yaml');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Rename and update' }).click();
  await openFile(bench, 'status-server.recipe.yaml');
  await expect(page.locator('.view-lines')).toContainText('../components/status.component.yaml');
});
