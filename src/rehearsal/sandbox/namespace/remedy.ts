import { readFileSync } from 'node:fs';
import { isOnPath } from './identity.ts';

interface Switch {
  readonly path: string;
  readonly blocks: (value: string) => boolean;
  readonly command: string;
}

/** The three settings by which distributions keep ordinary users out of user namespaces. */
const SWITCHES: readonly Switch[] = [
  {
    path: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', // Ubuntu 23.10 and later
    blocks: (value) => value === '1',
    command: 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
  },
  {
    path: '/proc/sys/kernel/unprivileged_userns_clone', // Debian before 11, hardened kernels
    blocks: (value) => value === '0',
    command: 'sudo sysctl -w kernel.unprivileged_userns_clone=1',
  },
  {
    path: '/proc/sys/user/max_user_namespaces', // Red Hat and its kin, when hardened
    blocks: (value) => value === '0',
    command: 'sudo sysctl -w user.max_user_namespaces=15000',
  },
];

const INSTALLERS = [
  { tool: 'apt-get', command: 'sudo apt-get install bubblewrap util-linux tar' },
  { tool: 'dnf', command: 'sudo dnf install bubblewrap util-linux tar findutils' },
  { tool: 'pacman', command: 'sudo pacman -S bubblewrap util-linux tar' },
  { tool: 'zypper', command: 'sudo zypper install bubblewrap util-linux tar' },
];

/** One command that most likely makes sandboxes possible here. */
export function remedyFor(reason: string): string {
  if (process.platform !== 'linux') return 'Install Docker Desktop or Podman';
  if (reason.endsWith('not found')) return installCommand();
  return SWITCHES.find((entry) => entry.blocks(read(entry.path)))?.command ?? 'Install docker or podman, and choose the container driver';
}

function installCommand(): string {
  const installer = INSTALLERS.find(({ tool }) => isOnPath(tool));
  return installer?.command ?? 'Install bubblewrap, util-linux and GNU tar with your package manager';
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return ''; // this kernel has no such switch
  }
}
