import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type RunningApp, test } from './fixture.ts';
import { openExamples, openFile, type Workbench, workbench } from './workbench.ts';

const file = ({ home }: RunningApp) => join(home, 'data', 'examples', 'components', 'baseline.yaml');

async function editBaseline(bench: Workbench): Promise<void> {
  await openExamples(bench);
  await openFile(bench, 'baseline.yaml');
  await bench.editor.focus();
  await bench.page.keyboard.press('Control+Home');
  await bench.page.keyboard.type('# mine');
  await bench.page.keyboard.press('Enter');
}

test('saving over what somebody else wrote asks first, and keeps mine when told so', async ({ app }) => {
  const bench = workbench(app.page);
  await editBaseline(bench);
  writeFileSync(file(app), `# theirs\n${readFileSync(file(app), 'utf8')}`);
  await app.page.keyboard.press('Control+s');
  const dialog = app.page.getByRole('dialog');
  await expect(dialog).toContainText('baseline.yaml');
  expect(readFileSync(file(app), 'utf8')).toMatch(/^# theirs/);
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => readFileSync(file(app), 'utf8')).toMatch(/^# mine/);
});

test('saving over what somebody else wrote takes theirs when told so', async ({ app }) => {
  const bench = workbench(app.page);
  await editBaseline(bench);
  writeFileSync(file(app), `# theirs\n${readFileSync(file(app), 'utf8')}`);
  await app.page.keyboard.press('Control+s');
  await app.page
    .getByRole('dialog')
    .getByRole('button', { name: /Take the one on disk/ })
    .click();
  await expect(app.page.locator('.monaco-editor .view-lines')).toContainText('theirs');
  await expect(app.page.locator('.monaco-editor .view-lines')).not.toContainText('mine');
  expect(readFileSync(file(app), 'utf8')).toMatch(/^# theirs/);
});

test('text that was never saved survives the death of Kiln, and the file on disk is as it was', async ({ app }) => {
  const before = workbench(app.page);
  await editBaseline(before);
  await expect(app.page.getByRole('tab', { name: /baseline\.yaml/ })).toBeVisible();
  await app.page.waitForFunction(() => JSON.stringify(localStorage).includes('# mine'));
  const after = workbench(await app.restart('SIGKILL'));
  await expect(after.page.locator('.monaco-editor .view-lines')).toContainText('mine');
  expect(readFileSync(file(app), 'utf8')).not.toContain('# mine');
  await after.editor.focus();
  await after.page.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(file(app), 'utf8')).toMatch(/^# mine/);
});
