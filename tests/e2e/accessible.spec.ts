import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { cursorBehind, openExamples, openFile, workbench } from './workbench.ts';

/** Monaco is left out: its own accessibility mode is not ours to mend. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

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
