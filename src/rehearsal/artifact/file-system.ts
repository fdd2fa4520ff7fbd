import { chown, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseIdentity, handOver, isOnPath, letPass } from '../sandbox/namespace/identity.ts';
import { spawnMapped } from '../sandbox/namespace/mapped.ts';
import { removeTree } from '../sandbox/namespace/session.ts';
import { pipeInto, ToolError, untilEnd } from '../sandbox/tool.ts';

/** Why no file system can be made on this machine; undefined where it can. */
export function fileSystemObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'file systems are made on Linux alone';
  const missing = ['mke2fs', 'tar', 'unshare'].find((tool) => !isOnPath(tool));
  if (missing) return `${missing} is not installed`;
  // With one uid alone every file would belong to root.
  return chooseIdentity('/').uids === 'many' ? undefined : 'owners of files need root, or subordinate uids (newuidmap and /etc/subuid)';
}

// The tar is one run of tar's: within one, tar does not write through links that it made itself.
const SCRIPT = `cd "$1" && mkdir root && tar -C root --numeric-owner --xattrs --xattrs-include=security.capability -xpf - &&
  truncate -s "$2" disk && mke2fs -q -F -t ext4 -L rootfs -d root disk`;

/**
 * Makes a file that is an ext4 file system with what is in a tar, owners included, as an ordinary uid of a user namespace. `work` is an
 * empty folder for it to work in, on the disk that `file` is on. Rejects with a ToolError, as when `bytes` are too few.
 */
export async function makeFileSystem(
  tar: AsyncIterable<unknown>,
  to: { readonly work: string; readonly file: string; readonly bytes: number },
) {
  const identity = chooseIdentity(to.work);
  const inside = join(to.work, 'inside');
  await mkdir(inside);
  handOver(identity, inside);
  letPass(identity, to.work);
  try {
    const child = await spawnMapped(
      identity,
      ['/bin/sh', '-c', SCRIPT, 'sh', identity.see(inside), String(to.bytes)],
      ['pipe', 'ignore', 'pipe'],
    );
    const ended = untilEnd(child);
    await pipeInto(child, tar);
    const outcome = await ended;
    if (outcome.exitCode !== 0) throw new ToolError('mke2fs', outcome);
    const disk = join(inside, 'disk');
    if (identity.owner) await chown(disk, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
    await rename(disk, to.file);
  } finally {
    await removeTree(identity, inside);
  }
}
