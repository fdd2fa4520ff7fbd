// `npm test`: every check there is, one after the other; a failure stops none of the others. Ends with the count.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'test-results');
const modules = join(root, 'node_modules');
// A log file is read by people: colours only where a terminal shows them.
const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
const count = { passed: 0, failed: 0, skipped: 0 };

function run(title, [command, ...args]) {
  console.log(`\n== ${title}`);
  const start = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  console.log(`== ${title}: ${status === 0 ? 'passed' : 'FAILED'} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return status === 0;
}

/** A check that is one thing: it passes or fails as a whole. */
function check(title, script, ...args) {
  count[run(title, [process.execPath, script, ...args]) ? 'passed' : 'failed'] += 1;
}

/** A runner that counts its own tests into a report; one that fails without saying which test did is one failure. */
function suite(title, { command, report, read }) {
  const path = join(results, report);
  rmSync(path, { force: true });
  const ok = run(title, command);
  const counted = existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  for (const key of Object.keys(count)) count[key] += counted[key];
  if (!ok && counted.failed === 0) count.failed += 1;
}

function vitest(title, { prefix = [], report, args = [] }) {
  const runner = [process.execPath, join(modules, 'vitest/vitest.mjs'), 'run', ...args];
  suite(title, {
    command: [...prefix, ...runner, '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, report)}`],
    report,
    read: (json) => ({ passed: json.numPassedTests, failed: json.numFailedTests, skipped: json.numPendingTests + json.numTodoTests }),
  });
}

/** The keychain's tests need a secret service, which containers rarely have: they bring their own, or say why they did not run. */
function keychainTests() {
  const prefix = ['bash', join(root, 'build/with-keyring.sh')];
  const { status, stderr } = spawnSync(prefix[0], [prefix[1], 'true'], { cwd: root, encoding: 'utf8', timeout: 30_000 });
  if (status === 77 || process.platform !== 'linux') {
    console.log(`\n== keychain tests: SKIPPED (${stderr?.trim() || 'they run on Linux'})`);
    count.skipped += 1;
    return;
  }
  vitest('keychain tests', { prefix, report: 'keychain.json', args: ['--config', 'vitest.keychain.config.ts'] });
}

mkdirSync(results, { recursive: true });

check('lockfile is complete', 'build/check-lockfile.mjs');
check('types', 'build/typecheck.mjs');
check('lint and format', join(modules, '@biomejs/biome/bin/biome'), 'ci', '.', '--colors=off');
check('import table', 'build/check-imports.ts');
vitest('unit and conformance tests', { report: 'vitest.json' });
keychainTests();
suite('end-to-end tests', {
  command: [process.execPath, join(modules, '@playwright/test/cli.js'), 'test'],
  report: 'e2e.json',
  read: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
});

console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`);
process.exitCode = count.failed === 0 ? 0 : 1;
