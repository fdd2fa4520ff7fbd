// Runs before `npm start` and `npm test`, on whatever Node runs npm: makes a fresh clone ready, and is quick when it already is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canInstallPackages, findChromium, installPackages, which } from './system.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const purpose = process.argv[2] === 'test' ? 'test' : 'start';

const say = (message) => console.log(`[setup] ${message}`);
const fail = (message) => {
  console.error(`[setup] ${message}`);
  process.exit(1);
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`Node ${process.versions.node} is too old: install 20.19 or newer.`);

function run(command, args, env = process.env) {
  const start = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  return { ok: status === 0, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}

/** The npm that runs us, so that no second one has to be on the PATH (and no .cmd has to be quoted on Windows). */
function npm(...args) {
  const cli = process.env.npm_execpath;
  const env = { ...process.env, npm_config_loglevel: 'error' };
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], env) : run('npm', args, env);
}

const hash = (parts) => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex');
};
const stampPath = (name) => join(root, 'node_modules', '.setup', name);
const stampIs = (name, value) => existsSync(stampPath(name)) && readFileSync(stampPath(name), 'utf8') === value;
const stamp = (name, value) => {
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), value);
};
/** Was this stamp written less than a day ago? Failed downloads are not tried again at every start. */
const stampedToday = (name) => existsSync(stampPath(name)) && Date.now() - statSync(stampPath(name)).mtimeMs < 86_400_000;

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function installDependencies() {
  const lock = hash([readFileSync(join(root, 'package-lock.json')), process.platform, process.arch]);
  if (stampIs('dependencies', lock)) return lock;
  say('installing dependencies (npm ci) …');
  const { ok, seconds } = npm('ci', '--no-audit', '--no-fund');
  if (!ok) fail('npm ci failed; the lines above say why.');
  stamp('dependencies', lock);
  say(`dependencies installed in ${seconds} s`);
  return lock;
}

/** The pinned Node of node_modules where its package exists for this platform, else the one that runs us. */
function pinnedNode() {
  const path = join(root, 'node_modules', '.bin', 'node');
  return process.platform !== 'win32' && existsSync(path) ? path : process.execPath;
}

function buildWhenChanged(lock, node) {
  const inputs = [...filesBelow(join(root, 'src')), join(root, 'electron.vite.config.ts'), join(root, 'package.json')]
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort();
  const sources = hash([lock, ...inputs.flatMap((path) => [relative(root, path), readFileSync(path)])]);
  const outputs = ['out/main/cli.js', 'out/main/host.js', 'out/renderer/index.html'];
  if (stampIs('build', sources) && outputs.every((path) => existsSync(join(root, path)))) return;
  say('building …');
  const { ok, seconds } = run(node, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], {
    ...process.env,
    NODE_NO_WARNINGS: '1',
  });
  if (!ok) fail('the build failed; the lines above say why.');
  stamp('build', sources);
  say(`built in ${seconds} s`);
}

/** The packages without which nothing can be rehearsed or built here; set-up never fails for the want of them. */
function provideSandbox() {
  if (process.platform !== 'linux') return;
  const wanted = { bubblewrap: 'bwrap', mmdebstrap: 'mmdebstrap', 'util-linux': 'nsenter' };
  const missing = Object.entries(wanted).flatMap(([name, command]) => (which(command) ? [] : [name]));
  if (missing.length === 0) return;
  if (!canInstallPackages || stampedToday('sandbox-packages-failed')) {
    if (missing.includes('bubblewrap'))
      say("rehearsals need bubblewrap: 'sudo apt-get install bubblewrap mmdebstrap' makes them possible.");
    return;
  }
  say(`installing ${missing.join(', ')} for the sandbox …`);
  if (installPackages(missing)) return;
  stamp('sandbox-packages-failed', new Date().toISOString());
  say(`could not install ${missing.join(', ')}; everything but rehearsals and local builds works without.`);
}

/** Peers that some tests are run against; the tests say so themselves where one is missing. */
function provideTestPeers() {
  const peers = {
    aws: ['awscli'],
    skopeo: ['skopeo'],
    'gnome-keyring-daemon': ['gnome-keyring', 'libsecret-1-0'],
    'dbus-run-session': ['dbus-daemon'],
  };
  const missing = Object.entries(peers).flatMap(([command, packages]) => (which(command) ? [] : packages));
  if (missing.length === 0 || !canInstallPackages || stampedToday('test-peers-failed')) return;
  say(`installing ${missing.join(', ')} for the tests …`);
  if (!installPackages(missing)) stamp('test-peers-failed', new Date().toISOString());
}

function provideChromium(node) {
  const script = "process.exit(require('fs').existsSync(require('playwright-core').chromium.executablePath()) ? 0 : 1)";
  const playwrightHasOne = () => spawnSync(node, ['-e', script], { cwd: root }).status === 0;
  const found = () => findChromium() ?? (playwrightHasOne() ? "Playwright's Chromium" : undefined);
  if (!found() && canInstallPackages) {
    say('installing chromium for the tests …');
    installPackages(['chromium', 'fonts-dejavu-core']);
  }
  if (!found()) {
    say("no Chromium found: trying Playwright's own download …");
    run(node, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium']);
  }
  const browser = found();
  if (!browser) fail('the tests need Chromium: install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.');
  say(`browser for the tests: ${browser}`);
}

const lock = installDependencies();
const node = pinnedNode();
buildWhenChanged(lock, node);
provideSandbox();
if (purpose === 'test') {
  provideTestPeers();
  provideChromium(node);
}
