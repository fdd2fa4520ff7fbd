import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

/** The workbench as a user finds it: by roles and names. */
export interface Workbench {
  readonly page: Page;
  readonly files: Locator;
  readonly editor: Locator;
  readonly problems: Locator;
  readonly run: Locator;
  readonly status: Locator;
}

export function workbench(page: Page): Workbench {
  return {
    page,
    files: page.getByRole('tree', { name: 'Files' }),
    editor: page.locator('.monaco-editor .native-edit-context, .monaco-editor textarea').first(),
    problems: page.getByRole('tabpanel', { name: 'Problems' }),
    run: page.getByRole('region', { name: 'Run', exact: true }),
    status: page.getByRole('contentinfo'),
  };
}

export async function openExamples(bench: Workbench): Promise<void> {
  await bench.page
    .getByRole('main')
    .getByRole('button', { name: /Open the example workspace/ })
    .click();
  await expect(bench.files.getByRole('treeitem', { name: 'components', exact: true })).toBeVisible();
}

/** Opens a file through quick open, as somebody at the keyboard would, and waits until it is coloured. */
export async function openFile(bench: Workbench, name: string): Promise<void> {
  await bench.page.keyboard.press('Control+p');
  await bench.page.getByRole('combobox').fill(name);
  await expect(bench.page.getByRole('option').first()).toContainText(name);
  await bench.page.keyboard.press('Enter');
  await expect(bench.page.getByRole('tab', { name, exact: false, selected: true }).first()).toBeVisible();
  await expect(bench.page.locator('.monaco-editor .view-line [class*=mtk]').first()).toBeVisible();
}

/** Puts the cursor behind the first place where `text` stands, by the editor's own search. */
export async function cursorBehind(bench: Workbench, text: string): Promise<void> {
  await bench.editor.focus();
  await bench.page.keyboard.press('Control+Home');
  await bench.page.keyboard.press('Control+f');
  await bench.page.getByRole('textbox', { name: 'Find' }).fill(text);
  await bench.page.keyboard.press('Escape');
  await bench.page.keyboard.press('ArrowRight');
}

/** Waits until the build in the run view has made its image. */
export async function imageAvailable(run: Locator, timeout = 170_000): Promise<void> {
  await expect(run.getByRole('listitem', { name: 'AVAILABLE: Succeeded' })).toBeVisible({ timeout });
}

/** Skips a test that runs something where nothing can be run; the status bar says why. */
export async function skipWithoutSandbox({ status }: Workbench): Promise<void> {
  const state = status.getByRole('button', { name: /Sandbox ready|No sandbox/ });
  await expect(state).toBeVisible();
  const missing = (await state.textContent())?.includes('No sandbox') === true;
  test.skip(missing, (await state.getAttribute('title')) ?? 'no sandbox');
}

/** Allows runs in the open folder when the app asks, which it does once a folder; `otherwise` is what comes up when it need not ask. */
export async function trustWhenAsked(bench: Workbench, otherwise: Locator = bench.run): Promise<void> {
  const dialog = bench.page.getByRole('dialog', { name: /Trust/ });
  await expect(dialog.or(otherwise).first()).toBeVisible();
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Trust this folder' }).click();
}

/** With KILN_SCREENSHOTS set to a folder, keeps a picture of what is on the screen: how docs/kiln.png is made. */
export async function picture({ page }: Workbench, name: string): Promise<void> {
  const folder = process.env.KILN_SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}
