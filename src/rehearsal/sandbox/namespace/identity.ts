import { accessSync, chmodSync, chownSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Who a sandbox's processes are outside, and how they become root inside. */
export interface Identity {
  /** `many`: 65,536 uids, so that chown, useradd and su mean what they say. `one`: root alone, the rest pretends. */
  readonly uids: 'one' | 'many';
  /** `unshare`: util-linux writes the map (with newuidmap for many). `app`: we write it, which only real root can. */
  readonly mapping: 'unshare' | 'app';
  /** The uid and gid outside that are root inside; undefined: those of the calling user. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  /** argv prefix that gives up real root; empty for an ordinary user. */
  readonly become: readonly string[];
  /** argv prefix that also makes the cache visible to the uid that remains. */
  readonly enter: readonly string[];
  /** The path by which a process started through `enter` finds a file of the cache. */
  see(path: string): string;
}

/**
 * Real root never runs a step as itself: a hole would then be a hole into the machine. It maps a block of 65,536 uids that nobody has:
 * above those that systemd-nspawn (to 1,879,048,191) and useradd give away, below 2^31.
 */
const BLOCK_START = 1_900_000_000;
export const BLOCK_SIZE = 65_536;
/** Where root's own user namespace is too small for the block (rootless containers): a single uid out of everyday's way. */
const LONE_UID = 64_123;
/** Existing empty folders that every distribution has; one of them becomes the cache's window in a mount namespace of our own. */
const WINDOWS = ['/mnt', '/media'];

/** Decides by what the calling user is and has; changes nothing on the machine. */
export function chooseIdentity(cacheDirectory: string): Identity {
  if (process.getuid?.() === 0) return rootIdentity(cacheDirectory);
  return {
    uids: hasSubordinateIds() ? 'many' : 'one',
    mapping: 'unshare',
    owner: undefined,
    become: [],
    enter: [],
    see: (path) => path,
  };
}

function rootIdentity(cacheDirectory: string): Identity {
  const block = ownsUid(BLOCK_START + BLOCK_SIZE - 1);
  const uid = block ? BLOCK_START : LONE_UID;
  const become = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--'];
  const shared = { uids: block ? 'many' : 'one', mapping: block ? 'app' : 'unshare', owner: { uid, gid: uid }, become } as const;
  const window = isOpenToOthers(cacheDirectory) ? undefined : WINDOWS.find((folder) => existsSync(folder));
  if (!window) return { ...shared, enter: become, see: (path) => path };
  // root's cache lies below /root, which is closed to everybody else. So we bind it to a window in a mount namespace of our own,
  // while we still are root; nothing changes for the rest of the machine, and KILN_HOME is honoured wherever it points.
  const open = 'mount --bind "$1" "$2" && shift 2 && exec "$@"';
  return {
    ...shared,
    enter: ['unshare', '--mount', '--propagation', 'private', '--', '/bin/sh', '-c', open, 'sh', cacheDirectory, window, ...become],
    see: (path) => (path.startsWith(`${cacheDirectory}/`) ? join(window, relative(cacheDirectory, path)) : path),
  };
}

/** Writes the uid and gid map of a process that has just unshared its user namespace. Needs real root. */
export function writeMaps(pid: number): void {
  const map = `0 ${BLOCK_START} ${BLOCK_SIZE}\n`;
  writeFileSync(`/proc/${pid}/gid_map`, map);
  writeFileSync(`/proc/${pid}/uid_map`, map);
}

/** Lets the sandbox's owner pass through a folder of ours; names inside stay hidden from him. */
export function letPass({ owner }: Identity, folder: string): void {
  if (owner) chmodSync(folder, statSync(folder).mode | 0o011);
}

/** Makes a file or folder the sandbox's owner's. */
export function handOver({ owner }: Identity, path: string): void {
  if (owner) chownSync(path, owner.uid, owner.gid);
}

/** Whether every folder on the way may be passed by any uid. */
function isOpenToOthers(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder, { throwIfNoEntry: false })?.mode ?? 0o1) % 2 === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function ownsUid(uid: number): boolean {
  const ranges = readFileSync('/proc/self/uid_map', 'utf8').trim().split('\n');
  return ranges.some((line) => {
    const [inside = 0, , length = 0] = line.trim().split(/\s+/).map(Number);
    return uid >= inside && uid < inside + length;
  });
}

function hasSubordinateIds(): boolean {
  const user = userInfo();
  const names = [`${user.username}:`, `${user.uid}:`];
  const listed = (file: string) => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    return lines.some((line) => names.some((name) => line.startsWith(name)));
  };
  return listed('/etc/subuid') && listed('/etc/subgid') && isOnPath('newuidmap') && isOnPath('newgidmap');
}

/** Whether a tool is installed where our tools are looked for. */
export function isOnPath(tool: string): boolean {
  return ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false; // absent or not ours to run: the same answer
    }
  });
}
