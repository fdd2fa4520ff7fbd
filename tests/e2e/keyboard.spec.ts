import { expect, test } from './fixture.ts';
import { openFile, workbench } from './workbench.ts';

test('the keyboard alone leads from the welcome page to a mistake and around the window', async ({ app }) => {
  const { page } = app;
  const bench = workbench(page);
  await expect(page.getByRole('main')).toContainText('The local account is on');
  await page.keyboard.press('F1');
  await page.keyboard.type('open the example');
  await page.keyboard.press('Enter');
  await expect(bench.files.getByRole('treeitem', { name: 'components', exact: true })).toBeVisible();

  await openFile(bench, 'baseline.yaml');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('nonsense: 1');
  const mistaken = (await bench.status.textContent())?.match(/Ln \d+/)?.[0] ?? 'no line';
  await page.keyboard.press('Control+Shift+m');
  await expect(bench.problems).toContainText('nonsense');
  await expect(page.locator('#panel :focus')).toHaveCount(1);

  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+Home');
  await expect(bench.status).toContainText('Ln 1,');
  await page.keyboard.press('F8');
  await expect(bench.status).toContainText(`${mistaken},`);

  const region = () => page.locator('[data-region]:has(:focus)').getAttribute('id');
  const visible = await page.locator('[data-region]:visible').count();
  const visited = new Set<string | null>();
  for (let press = 0; press < visible; press++) {
    await page.keyboard.press('F6');
    visited.add(await region());
  }
  expect(visited.size).toBe(visible);
  expect(visited).toContain('side-bar');
  expect(await region()).toBe('editor');
});
