import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Minds scripts with the word `canary`, at their first character. */
const tool = `#!/bin/sh
separator=
printf '{"comments":['
for file in *.sh; do
  grep -q canary "$file" || continue
  printf '%s{"file":"%s","line":1,"endLine":1,"column":1,"endColumn":2,"level":"warning","code":2086,"message":"A canary."}' "$separator" "$file"
  separator=,
done
printf ']}'
`;

test('ShellCheck is asked by way of main where it is installed, and its remarks are settled with the others', async ({ app }) => {
  test.skip(process.platform === 'win32', 'the stand-in for ShellCheck is a shell script');
  mkdirSync(join(app.home, 'tools'));
  writeFileSync(join(app.home, 'tools', 'shellcheck'), tool, { mode: 0o755 });
  const bench = workbench(app.page);
  await openExamples(bench);
  await openFile(bench, 'status-page.yaml');
  await app.page.keyboard.press('Control+Shift+m');

  await cursorBehind(bench, 'echo "checks on the page:"');
  await app.page.keyboard.type(' canary | chmod 777 /opt');
  await expect(bench.problems).toContainText('shellcheck-SC2086');
  await expect(bench.problems).toContainText('world-writable-script');

  await app.page.keyboard.press('Control+Home');
  await app.page.keyboard.type('# kiln-ignore-file shellcheck-SC2086: a matter of taste\n');
  await expect(bench.problems).not.toContainText('shellcheck-SC2086');
  await expect(bench.problems).toContainText('world-writable-script');
});
