import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { openExamples, openFile, skipWithoutSandbox, trustWhenAsked, workbench } from './workbench.ts';

test('a failure names component, phase, step and line, and leads there', async ({ app }) => {
  const bench = workbench(app.page);
  await openExamples(bench);
  await skipWithoutSandbox(bench);
  await openFile(bench, 'fails-on-purpose.yaml');
  await expect(bench.status).toContainText('Component document');
  await app.page.keyboard.press('F5');
  await trustWhenAsked(bench);

  const card = bench.run.getByRole('region', { name: 'Failure' });
  await expect(card).toBeVisible({ timeout: 90_000 });
  await expect(card).toContainText('build');
  await expect(card).toContainText('VerifyRelease');
  await expect(card).toContainText('the release is not the one that was published');
  await expect(card).toContainText('A file is not the one that was expected.');
  await expect(card).toContainText('Why Kiln thinks so: the release is not the one that was published');
  await expect(card.getByRole('region', { name: 'Last lines' }).locator('mark')).toHaveText(
    'the release is not the one that was published\n',
  );
  await expect(bench.run.getByRole('treeitem', { name: 'StageRelease' })).toContainText('Succeeded');
  await expect(bench.run.getByRole('treeitem', { name: 'VerifyRelease' })).toContainText('Failed');

  expect(await violations(app.page)).toEqual([]);

  await card.getByRole('button', { name: 'Show in log' }).click();
  await expect(bench.run.getByRole('treeitem', { name: 'VerifyRelease' })).toHaveAttribute('aria-selected', 'true');

  await bench.editor.focus();
  await app.page.keyboard.press('Control+Home');
  await expect(bench.status).toContainText('Ln 1,');
  await card.getByRole('button', { name: /fails-on-purpose\.yaml/ }).click();
  await expect(bench.status).toContainText('Ln 21,');
  await expect(app.page.locator('.monaco-editor .gutter-mark.tone-bad').first()).toBeVisible();
});
