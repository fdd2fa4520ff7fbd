// What set-up and start need to know of the machine. Dependency-free: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const isRoot = process.getuid?.() === 0;
export const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** The file that a command name stands for, or undefined. */
export function which(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (folder && existsSync(path) && statSync(path).isFile()) return path;
  }
  return undefined;
}

/** A Chromium that is already here. */
export function findChromium() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return places.find((path) => path && existsSync(path) && statSync(path).size > 0);
}

/** Debian's package manager, and the right to use it. */
export const canInstallPackages = isRoot && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version');

let listsAreFresh = false;

/** Installs Debian packages; false where that fails. No network is noticed within seconds, not minutes. */
export function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=10', '-o', 'Dpkg::Use-Pty=0', ...args], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    }).status === 0;
  if (!listsAreFresh) listsAreFresh = apt('update');
  return apt('install', '-y', '--no-install-recommends', ...packages);
}
