import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { cursorBehind, openExamples, openFile, workbench } from './workbench.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every view of the workbench is accessible in ${colorScheme}`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme });
    const bench = workbench(app.page);
    await expect(app.page.getByRole('main')).toContainText('The local account is on');
    expect(await violations(app.page)).toEqual([]);

    await openExamples(bench);
    await openFile(bench, 'baseline.yaml');
    await cursorBehind(bench, 'CreateFolder');
    await app.page.keyboard.type('x');
    await app.page.keyboard.press('Control+Shift+m');
    await expect(bench.problems).toContainText('CreateFolderx');
    expect(await violations(app.page)).toEqual([]);

    for (const view of ['Account', 'Runs', 'Images']) {
      await app.page.getByRole('button', { name: view, exact: true }).click();
      await expect(app.page.getByRole('region', { name: view, exact: true })).toBeVisible();
      expect(await violations(app.page)).toEqual([]);
    }
    await bench.editor.focus();
    await app.page.keyboard.press('Control+Shift+p');
    await expect(app.page.getByRole('dialog')).toBeVisible();
    expect(await violations(app.page)).toEqual([]);
  });
}
