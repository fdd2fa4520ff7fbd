import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folders of this machine that make up its view, and what must be put together by hand. */
export interface HostParts {
  /** Absolute paths that become one overlay each. */
  readonly overlays: readonly string[];
  /** Absolute paths of folders that only exist as mount points for the above, or stand empty. */
  readonly folders: readonly string[];
  /** Absolute paths of files and links that lie directly in a folder that had to be split. */
  readonly loose: readonly string[];
}

/** What a system is made of. /home, /root, /run, /tmp and the rest begin empty. */
const TOPS = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32', 'etc', 'usr', 'var', 'opt', 'srv'].map((name) => `/${name}`);

/** Folders below this depth that hold mounts are left empty: containers' and snaps' own, which nobody rehearses with. */
const MAXIMUM_DEPTH = 2;

/**
 * overlayfs takes no lower folder that has mounts beneath it (in a user namespace they are locked to it), so such a folder is split
 * into its children.
 */
export function hostParts(mounts: readonly string[]): HostParts {
  const parts = { overlays: [] as string[], folders: [] as string[], loose: [] as string[] };
  const hasMounts = (path: string) => mounts.some((mount) => mount.startsWith(`${path}/`));
  const visit = (path: string) => {
    if (!lstatSync(path).isDirectory()) {
      parts.loose.push(path);
      return;
    }
    parts.folders.push(path);
    if (!hasMounts(path)) parts.overlays.push(path);
    else if (depth(path) <= MAXIMUM_DEPTH) for (const name of readable(path)) visit(join(path, name));
  };
  for (const top of TOPS) if (lstatSync(top, { throwIfNoEntry: false })) visit(top);
  return parts;
}

function depth(path: string): number {
  return path === '/' ? 0 : 1 + depth(dirname(path));
}

function readable(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // closed to us, so it stays empty inside too
  }
}
