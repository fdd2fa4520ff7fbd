import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { type Pack, pack } from 'tar-stream';
import type { Identity } from '../namespace/identity.ts';
import { spawnMapped } from '../namespace/mapped.ts';
import { pipeInto, spawnTool, ToolError, unpackWhileFilled, untilEnd } from '../tool.ts';
import type { HostSurvey } from './host-survey.ts';

/**
 * Fills `target` with a layer that goes between this machine's folders and a sandbox's upper. The sandbox's root doesn't own what is
 * the machine's root's, and overlayfs asks the owner even for what is only copied up; so all folders are made again as his own, and
 * so are the files that get written in place.
 */
export async function writeSkeleton(identity: Identity, survey: HostSurvey, target: string): Promise<void> {
  const seen = identity.see(target);
  const unpack = ['tar', '-C', seen, '--no-same-owner', '--xattrs', '--xattrs-include=user.overlay.*', '-xpf', '-'];
  const made = await spawnMapped(identity, unpack, ['pipe', 'ignore', 'pipe']);
  const tree = pack();
  await unpackWhileFilled(made, tree, packTree(tree, survey));
  await copyFiles(identity, survey.copied, seen);
}

async function packTree(tree: Pack, survey: HostSurvey): Promise<void> {
  const add = (header: Parameters<Pack['entry']>[0], content = '') =>
    new Promise<void>((resolve, reject) => tree.entry(header, content, (error) => (error ? reject(error) : resolve())));
  for (const [path, mode] of survey.folders) await add({ name: `.${path}/`, type: 'directory', mode: mode | 0o700 });
  const opaque = { 'SCHILY.xattr.user.overlay.opaque': 'y' };
  for (const path of survey.emptied)
    await add({ name: `.${path}/`, type: 'directory', mode: path === '/var/tmp' ? 0o1777 : 0o755, pax: opaque });
  const accounts = new Map([
    ['/etc/shadow', lockedAccounts('/etc/passwd', ':*:19000:0:99999:7:::')],
    ['/etc/gshadow', lockedAccounts('/etc/group', ':*::')],
  ]);
  for (const path of survey.hidden) {
    const content = accounts.get(path);
    if (content === undefined) await add({ name: `.${path}`, type: 'character-device', devmajor: 0, devminor: 0 });
    else await add({ name: `.${path}`, mode: 0o640, size: Buffer.byteLength(content) }, content);
  }
  tree.finalize();
}

/** useradd wants a line for every account; the real passwords are nobody's business. */
function lockedAccounts(file: string, rest: string): string {
  const names = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return names.map((line) => `${line.split(':')[0]}${rest}\n`).join('');
}

async function copyFiles(identity: Identity, paths: readonly string[], target: string): Promise<void> {
  const reader = spawnTool(
    [...identity.become, 'tar', '--null', '-C', '/', '-T', '-', '--ignore-failed-read', '-cf', '-'],
    ['pipe', 'pipe', 'pipe'],
  );
  const writer = await spawnMapped(identity, ['tar', '-C', target, '--no-same-owner', '-xpf', '-'], ['pipe', 'ignore', 'pipe']);
  const ends = Promise.all([untilEnd(reader), untilEnd(writer)]);
  reader.stdin?.end(paths.map((path) => `.${path}\0`).join(''));
  await pipeInto(writer, reader.stdout ?? Readable.from([]));
  const [, written] = await ends;
  // A file that changes or vanishes while it is read makes the reader complain; only the writer's trouble is ours.
  if (written.exitCode !== 0) throw new ToolError('tar', written);
}
