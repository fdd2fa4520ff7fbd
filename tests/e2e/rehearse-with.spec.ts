import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';
import { openExamples, openFile, picture, skipWithoutSandbox, trustWhenAsked, workbench } from './workbench.ts';

const SCHEMES = ['light', 'dark'] as const;

test('a rehearsal runs the phases and has the parameters that were chosen for it', async ({ app }) => {
  const { page } = app;
  const bench = workbench(page);
  await openExamples(bench);
  await skipWithoutSandbox(bench);
  await openFile(bench, 'status-page.yaml');
  await expect(bench.status).toContainText('Component document');
  await page.getByRole('button', { name: 'Rehearse with' }).click();

  const dialog = page.getByRole('dialog', { name: /status-page\.yaml/ });
  await expect(dialog.getByRole('checkbox', { name: 'build' })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: /network/ })).not.toBeChecked();
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    await picture(bench, `rehearse-with-${colorScheme}`);
  }
  const rehearse = dialog.getByRole('button', { name: 'Rehearse' });
  await dialog.getByRole('checkbox', { name: 'validate' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'build' }).uncheck();
  await expect(rehearse).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'build' }).check();
  await dialog.getByRole('textbox', { name: 'IntervalMinutes' }).fill('17');
  await rehearse.click();
  await trustWhenAsked(bench);

  await expect(bench.run.getByRole('heading')).toContainText('status-page.yaml');
  await expect(bench.run).toContainText('Succeeded', { timeout: 90_000 });
  await bench.run.getByRole('treeitem', { name: 'WriteUnits' }).click();
  await bench.run.getByRole('tab', { name: 'Step' }).click();
  await expect(bench.run.getByRole('tabpanel', { name: 'Step' })).toContainText('17');
  await expect(bench.run.getByRole('treeitem', { name: 'PageExists' })).toHaveCount(0);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    await picture(bench, `step-${colorScheme}`);
  }
});
