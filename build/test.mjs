// `npm test`: every check there is, one after the other; a failure stops none of the others. Ends with the count.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'test-results');
const count = { passed: 0, failed: 0, skipped: 0 };

function run(title, args) {
  console.log(`\n== ${title}`);
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } });
  console.log(`== ${title}: ${status === 0 ? 'passed' : 'FAILED'} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return status === 0;
}

/** A check that is one thing: it passes or fails as a whole. */
function check(title, args) {
  if (run(title, args)) count.passed += 1;
  else count.failed += 1;
}

/** A runner that counts its own tests into `report`; a runner that fails without saying which test did is one failure. */
function suite(title, { args, report, read }) {
  const path = join(results, report);
  rmSync(path, { force: true });
  const ok = run(title, args);
  const counted = existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  for (const key of ['passed', 'failed', 'skipped']) count[key] += counted[key];
  if (!ok && counted.failed === 0) count.failed += 1;
}

const bin = (path) => join(root, 'node_modules', path);
mkdirSync(results, { recursive: true });

check('lockfile is complete', ['build/check-lockfile.mjs']);
check('types', ['build/typecheck.mjs']);
check('lint and format', [bin('@biomejs/biome/bin/biome'), 'ci', '.']);
check('import table', ['build/check-imports.ts']);
suite('unit and conformance tests', {
  args: [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`],
  report: 'vitest.json',
  read: (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests + (json.numFailedTestSuites > 0 && json.numFailedTests === 0 ? 1 : 0),
    skipped: json.numPendingTests + json.numTodoTests,
  }),
});
suite('end-to-end tests', {
  args: [bin('@playwright/test/cli.js'), 'test'],
  report: 'e2e.json',
  read: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
});

console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`);
process.exitCode = count.failed === 0 ? 0 : 1;
