import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { openExamples, openFile, skipWithoutSandbox, trustWhenAsked, workbench } from './workbench.ts';

test('the history of runs is searched, a run goes into a file and comes back from it, and is deleted', async ({ app }, info) => {
  const { page } = app;
  const bench = workbench(page);
  await openExamples(bench);
  await skipWithoutSandbox(bench);
  await openFile(bench, 'fails-on-purpose.yaml');
  await expect(bench.status).toContainText('Component document');
  await page.keyboard.press('F5');
  await trustWhenAsked(bench);
  await expect(bench.run.getByRole('region', { name: 'Failure' })).toBeVisible({ timeout: 90_000 });
  await openFile(bench, 'status-page.yaml');
  await expect(page.getByRole('region', { name: 'Outline' })).toContainText('WriteFirstPage');
  await page.keyboard.press('F5');
  await expect(bench.run.getByRole('heading', { name: 'status-page.yaml' })).toBeVisible();
  await expect(bench.run.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 90_000 });

  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  const list = page.getByRole('list', { name: 'Runs', exact: true });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('verifyrelease');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText('fails-on-purpose.yaml');
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('');
  await page.getByRole('combobox', { name: 'State' }).selectOption('Succeeded');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('combobox', { name: 'State' }).selectOption('Cancelled or gone');
  await expect(page.getByText('No run passes the filters')).toBeVisible();
  await page.getByRole('combobox', { name: 'State' }).selectOption('All states');

  await list
    .getByRole('button', { name: /fails-on-purpose/ })
    .first()
    .press('Enter');
  await expect(bench.run.getByRole('region', { name: 'Failure' })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await bench.run.getByRole('button', { name: 'Export run as a file' }).press('Enter');
  const file = info.outputPath('run.kilnrun');
  await (await downloading).saveAs(file);

  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open run from a file/ }).click();
  await (await choosing).setFiles(file);
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list).toContainText('Opened from a file');
  await expect(bench.run.getByRole('region', { name: 'Failure' })).toContainText('the release is not the one that was published');

  await list
    .getByRole('listitem')
    .filter({ hasText: 'Opened from a file' })
    .getByRole('button', { name: /Delete the run/ })
    .click();
  const question = page.getByRole('dialog');
  if (await question.isVisible()) await question.getByRole('button', { name: /Delete/ }).click();
  await expect(list.getByRole('listitem')).toHaveCount(2);
});
