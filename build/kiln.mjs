#!/usr/bin/env node
// The kiln command from a checkout of Kiln, for pre-commit and the GitHub Action: the first call installs and builds, the others only run.
// Set-up speaks on standard error, so that standard output is the command's own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** npm writes this file last, so a set-up that was cut short begins anew. */
const installed = join(root, 'node_modules', '.package-lock.json');
const cli = join(root, 'out', 'main', 'cli.js');
const built = join(root, 'out', '.built');

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error(
    `kiln could not be made ready: '${command} ${args.join(' ')}' ${error === undefined ? 'failed' : `could not start: ${error.message}`}.`,
  );
  process.exit(2);
}

// What the scripts of the packages bring (Electron's program) is for the app alone.
if (!existsSync(installed)) run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
if (!existsSync(built) || !existsSync(cli)) {
  run('npm', ['run', 'build', '--silent', '--', '--logLevel', 'error']);
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, '');
}
await import(pathToFileURL(cli).href);
