import { createPipeline } from '../../src/main/transfer/testing/account-with-pipeline.ts';
import { colleague } from './colleague.ts';
import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { openExamples, openFile, workbench } from './workbench.ts';

test('a pipeline of the account becomes files, and a file becomes Terraform, by the keyboard', async ({ app }) => {
  const { page } = app;
  const bench = workbench(page);
  await openExamples(bench);
  const api = colleague(app.home);
  const arn = await createPipeline({ imagebuilder: async () => api });
  const command = async (title: string) => {
    await page.keyboard.press('ControlOrMeta+Shift+P');
    await expect(page.getByPlaceholder('Type the name of a command')).toBeFocused();
    await page.keyboard.type(title);
    await expect(page.getByRole('option', { name: title }).first()).toBeVisible();
    await page.keyboard.press('Enter');
  };
  await command('Import by ARN');
  await page.getByRole('textbox', { name: /ARN of a resource/ }).fill(arn);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Import with all it needs' }).press('Enter');

  // The example workspace has files of these names, which are asked about, each with its difference.
  for (const path of ['infrastructure/small.infrastructure.yaml', 'pipelines/weekly.pipeline.yaml']) {
    const question = page.getByRole('dialog', { name: `${path} is there already` });
    await expect(question).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await question.getByRole('button', { name: 'Keep both' }).press('Enter');
  }
  const files = page.getByRole('dialog', { name: 'Write these files?' });
  await expect(files).toContainText('components/my_first-component.yaml');
  await expect(files).toContainText('component/followed/x.x.x'); // it stays an ARN, and that is said
  expect(await violations(page)).toEqual([]);
  await files.getByRole('button', { name: 'Write files' }).press('Enter');
  await expect(page.getByRole('tab', { name: /weekly-2\.pipeline\.yaml/, selected: true })).toBeVisible();
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('../infrastructure/small-2.infrastructure.yaml');
  await expect(bench.files.getByRole('treeitem', { name: 'lifecycle', exact: true })).toBeVisible();

  await openFile(bench, 'home-region.distribution.yaml');
  await command('Export as Terraform');
  await expect(page.getByRole('tab', { name: /home-region\.distribution\.yaml as Terraform/, selected: true })).toBeVisible();
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('aws_imagebuilder_distribution_configuration');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('main').getByRole('button', { name: 'Save…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Path in the workspace' }).press('Enter');
  await expect(page.getByRole('tab', { name: /home-region\.distribution\.tf/, selected: true })).toBeVisible();
});
