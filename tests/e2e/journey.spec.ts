import { expect, test } from './fixture.ts';
import { cursorBehind, imageAvailable, openExamples, openFile, picture, trustWhenAsked, workbench } from './workbench.ts';

test('a newcomer opens the examples, mends a mistake, rehearses to green and holds an image in the hand', async ({ app }) => {
  const complaints: string[] = [];
  app.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  app.page.on('pageerror', (error) => complaints.push(String(error)));
  const bench = workbench(app.page);
  await openExamples(bench);
  await expect(bench.status).toContainText('Local account');

  await openFile(bench, 'status-page.yaml');
  await cursorBehind(bench, 'CreateSymlink');
  await app.page.keyboard.type('x');
  await expect(app.page.locator('.monaco-editor .squiggly-error').first()).toBeVisible();
  await app.page.keyboard.press('Control+Shift+m');
  await expect(bench.problems).toContainText('CreateSymlinkx');
  await expect(bench.problems).toContainText('unknown-action');

  await bench.editor.focus();
  await app.page.keyboard.press('Control+z');
  await expect(app.page.locator('.monaco-editor .squiggly-error')).toHaveCount(0);
  await expect(bench.problems).not.toContainText('CreateSymlinkx');

  await bench.editor.focus();
  await app.page.keyboard.press('F5');
  await trustWhenAsked(bench);
  await expect(bench.run).toContainText('Succeeded', { timeout: 90_000 });
  await expect(bench.run.getByRole('treeitem', { name: 'PageHasTheTitle' })).toContainText('Succeeded');
  await picture(bench, 'rehearsed');
  await bench.run.getByRole('tab', { name: /Files changed/ }).click();
  await expect(bench.run).toContainText('/opt/status-page/public/index.html');
  await cursorBehind(bench, 'WriteFirstPage');
  await expect(app.page.locator('.monaco-editor .gutter-mark').first()).toBeVisible();
  await picture(bench, 'kiln');

  await openFile(bench, 'status-server.recipe.yaml');
  await expect(bench.status).toContainText('Image recipe');
  await app.page.keyboard.press('Control+Shift+b');
  const plan = app.page.getByRole('dialog', { name: /Build/ });
  await expect(plan).toContainText('component status-page 1.2.0');
  await plan.getByRole('button', { name: 'Build image' }).click();
  await imageAvailable(bench.run);
  await expect(bench.run.getByRole('treeitem', { name: 'TimerIsEnabled' })).toContainText('Succeeded');
  await picture(bench, 'built');
  await bench.run.getByRole('tab', { name: 'Image' }).click();
  await expect(bench.run).toContainText('image.tar');
  await bench.run.getByRole('button', { name: 'Show files and packages' }).click();
  await app.page.getByRole('main').getByRole('tab', { name: 'Files' }).click();
  await expect(app.page.getByRole('main')).toContainText('/opt/status-page/bin/write-page');

  await picture(bench, 'image');

  await app.page.getByRole('button', { name: 'Account', exact: true }).click();
  await app.page
    .getByRole('tree', { name: 'Account' })
    .getByRole('treeitem', { name: /Owned by me/ })
    .first()
    .click();
  await expect(app.page.getByRole('main')).toContainText('status-page');
  expect(complaints).toEqual([]);
});
