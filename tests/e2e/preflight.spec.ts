import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { cursorBehind, openExamples, openFile, workbench } from './workbench.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a build is checked before, and what is missing says how to mend it (${colorScheme})`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme });
    const bench = workbench(app.page);
    await openExamples(bench);
    await openFile(bench, 'small.infrastructure.yaml');
    await cursorBehind(bench, 'EC2InstanceProfileForImageBuilder');
    await app.page.keyboard.type('2');
    await openFile(bench, 'weekly.pipeline.yaml');
    await expect(bench.status).toContainText('pipeline');
    await app.page.keyboard.press('Control+Shift+p');
    await app.page.getByRole('combobox').fill('Check before building');
    await app.page.keyboard.press('Enter');

    const section = app.page.getByRole('region', { name: 'Preflight', exact: true });
    await expect(section.getByRole('status')).toContainText('fine', { timeout: 30_000 });
    const checks = section.getByRole('list', { name: 'Checks' });
    const profile = checks.getByRole('listitem').filter({ hasText: 'The instance profile is there' });
    await expect(profile).toContainText('There is no instance profile');
    await expect(profile.locator('code')).toContainText('aws iam create-instance-profile');
    await expect(checks.getByRole('listitem').filter({ hasText: 'The parent image is there' })).toContainText('is ami-');
    await expect(checks.getByRole('listitem').filter({ hasText: 'The quotas leave room' })).toContainText('does not offer');
    await expect(section.getByRole('region', { name: 'Estimate' })).toContainText('About 30 minutes, assumed');
    expect(await violations(app.page)).toEqual([]);

    await section.getByRole('button', { name: 'Check again' }).click();
    await expect(section.getByRole('status')).toContainText('fine', { timeout: 30_000 });
  });
}

test('a faulty file is told with its line instead of being checked', async ({ app }) => {
  const bench = workbench(app.page);
  await openExamples(bench);
  await openFile(bench, 'status-server.recipe.yaml');
  await bench.editor.focus();
  await app.page.keyboard.press('Control+End');
  await app.page.keyboard.type('\nunknownKey: 1\n');
  await app.page.keyboard.press('Control+Shift+p');
  await app.page.getByRole('combobox').fill('Check before building');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('alert').filter({ hasText: 'unknownKey' })).toBeVisible();
});
