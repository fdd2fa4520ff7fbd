import { expect, test } from './fixture.ts';
import { cursorBehind, openExamples, openFile, workbench } from './workbench.ts';

test('a script inside a document is checked as one types, by WebAssembly that only the language worker may run', async ({ app }) => {
  const complaints: string[] = [];
  app.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  app.page.on('pageerror', (error) => complaints.push(String(error)));
  const bench = workbench(app.page);
  await openExamples(bench);
  await openFile(bench, 'status-page.yaml');
  await app.page.keyboard.press('Control+Shift+m');

  await cursorBehind(bench, 'echo "checks on the page:');
  await app.page.keyboard.type('"');
  await expect(bench.problems).toContainText('bash-syntax');
  await app.page.keyboard.press('Control+z');
  await expect(bench.problems).not.toContainText('bash-syntax');

  await cursorBehind(bench, 'echo "checks on the page:"');
  await app.page.keyboard.type(' | chmod 777 /opt');
  await expect(bench.problems).toContainText('world-writable-script');
  expect(complaints).toEqual([]);

  // As text, because Node's types know no WebAssembly; the empty module is the smallest that there is.
  const compiled = await app.page.evaluate<boolean>(
    'WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false)',
  );
  expect(compiled).toBe(false);
});
