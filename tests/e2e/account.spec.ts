import { expect, test } from './fixture.ts';
import { openExamples, openFile, skipWithoutSandbox, trustWhenAsked, workbench } from './workbench.ts';

test('a document of the account is shown and cannot be written', async ({ app }) => {
  const { page } = app;
  const bench = workbench(page);
  await openExamples(bench);
  await skipWithoutSandbox(bench);
  await openFile(bench, 'status-server.recipe.yaml');
  await expect(bench.status).toContainText('Image recipe');
  await page.keyboard.press('Control+Shift+b');
  await trustWhenAsked(bench, page.getByRole('dialog', { name: /Build/ }));
  await page.getByRole('dialog', { name: /Build/ }).getByRole('button', { name: 'Build image' }).click();
  await expect(bench.run).toContainText('AVAILABLE', { timeout: 170_000 });

  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page
    .getByRole('tree', { name: 'Account' })
    .getByRole('treeitem', { name: /Owned by me/ })
    .first()
    .click();
  const editor = page.getByRole('main');
  await expect(editor).toContainText('A document of the account, read-only');
  const text = page.locator('.monaco-editor .view-lines').first();
  await expect(text).toContainText('schemaVersion');
  await bench.editor.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('mine');
  await page.keyboard.press('Control+s');
  await expect(text).toContainText('schemaVersion');
  await expect(text).not.toContainText('mine');
  await expect(page.getByRole('tab', { selected: true }).first()).not.toContainText('not saved');
});
