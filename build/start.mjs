// `npm start`: Electron where its binary is or can be had, the same application in the browser otherwise.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasDisplay, isRoot } from './system.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const args = process.argv.slice(2);
const options = args.filter((arg) => arg.startsWith('--'));
const folder = args.find((arg) => !arg.startsWith('--'));
const unknown = options.find((option) => !['--browser', '--electron', '--no-open'].includes(option));
const say = (message) => console.log(`[start] ${message}`);

if (unknown || options.includes('--help')) {
  console.error('Usage: npm start -- [--browser | --electron] [--no-open] [FOLDER]');
  process.exit(2);
}
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(`[start] Kiln runs on Node 24 or newer; this is ${process.versions.node}. Install Node 24 and start again.`);
  process.exit(1);
}

// require('electron') would download, synchronously and without a time limit: read its files instead.
const electronFolder = dirname(require.resolve('electron/package.json'));
const { version } = require('electron/package.json');

function electronBinary() {
  const pathFile = join(electronFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return [join(override, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'))].find(existsSync);
  return name ? [join(electronFolder, 'dist', name)].find(existsSync) : undefined;
}

function downloadUrl() {
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/';
  return new URL(`${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`);
}

/** Asks for the download's headers only: a network that swallows packets costs five seconds here, not minutes. */
async function unreachable(url) {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    return response.ok ? undefined : `HTTP ${response.status}`;
  } catch (error) {
    return error.cause?.code ?? error.name;
  }
}

async function obtainElectron() {
  const present = electronBinary();
  if (present) return present;
  const failed = join(root, 'node_modules/.setup/electron-download-failed');
  const triedToday = existsSync(failed) && Date.now() - statSync(failed).mtimeMs < 86_400_000;
  if (triedToday && !options.includes('--electron')) return undefined;
  const url = downloadUrl();
  let reason = await unreachable(url);
  if (!reason) {
    say(`downloading Electron ${version} (once, about 120 MB) …`);
    const { status } = spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'inherit', timeout: 300_000 });
    if (status !== 0 || !electronBinary()) reason = 'the download broke off';
  }
  if (!reason) {
    rmSync(failed, { force: true });
    return electronBinary();
  }
  mkdirSync(dirname(failed), { recursive: true });
  writeFileSync(failed, reason);
  say(`Electron ${version} cannot be downloaded here (${reason}: ${url.host}).`);
  return undefined;
}

/** Ends with the child, and ends the child with us: also when only npm, our parent, was killed. */
function tie(child) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
}

function openInBrowser(url) {
  const [command, ...rest] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  const opener = spawn(command, [...rest, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => say('no browser could be opened; use the link above.'));
  opener.unref();
}

function startInBrowser() {
  const host = spawn(process.execPath, [join(root, 'out/main/host.js'), ...(folder ? [folder] : [])], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  tie(host);
  let printed = '';
  const announce = (chunk) => {
    printed += chunk;
    const url = /LISTENING (\S+)\n/.exec(printed)?.[1];
    if (!url) return;
    host.stdout.off('data', announce).resume();
    say(`Kiln runs in browser mode (the same application, in your browser): ${url}`);
    if (hasDisplay && !options.includes('--no-open')) openInBrowser(url);
  };
  host.stdout.on('data', announce);
}

const electron = options.includes('--browser') ? undefined : await obtainElectron();
if (options.includes('--electron') && !electron) process.exit(1);
if (electron && hasDisplay) {
  // Chromium's own sandbox refuses to run as root.
  tie(spawn(electron, [...(isRoot ? ['--no-sandbox'] : []), root, ...(folder ? [folder] : [])], { stdio: 'inherit' }));
} else {
  if (electron) say('there is no display, so Electron cannot open a window.');
  startInBrowser();
}
