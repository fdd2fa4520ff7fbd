import { chmodSync, createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Duplex, Readable } from 'node:stream';
import { compressLayer, type ImageLayer } from '../../artifact/image-layer.ts';
import { handOver, isOnPath } from '../namespace/identity.ts';
import type { NamespaceBase } from '../namespace/layout.ts';
import { runMapped } from '../namespace/mapped.ts';
import { spawnTool } from '../tool.ts';
import { type BaseCache, type BaseRecipe, cachedFolder, ensureCached, ownerKey } from './cache.ts';
import type { BaseTask } from './task.ts';

const SUITE = 'bookworm';
/** On top of the smallest Debian with apt: what nearly every component takes for granted. */
const PACKAGES = ['ca-certificates', 'curl', 'sudo'];
/** Part of the key: raise it whenever a base made before would differ. */
const REVISION = 1;

/** Why a Debian base can't be made here; undefined when it can (the archive still has to answer). */
export function debianObstacle({ identity }: BaseCache): string | undefined {
  if (!isOnPath('mmdebstrap')) return 'mmdebstrap is not installed';
  // Without further uids mmdebstrap can't unpack files of other owners.
  return identity.uids === 'many' ? undefined : 'making a Debian root needs root, or subordinate uids (newuidmap and /etc/subuid)';
}

/** The Debian base if it has been made already. */
export function cachedDebianBase(cache: BaseCache): NamespaceBase | undefined {
  const folder = cachedFolder(cache, key(cache));
  return folder ? describe(folder) : undefined;
}

/** The Debian base, made with mmdebstrap from Debian's archive the first time (15 to 60 seconds). Rejects when the archive is out of reach. */
export async function ensureDebianBase(cache: BaseCache, task: BaseTask): Promise<NamespaceBase> {
  const recipe: BaseRecipe = { key: key(cache), make: (folder, making) => makeDebian(cache, folder, making) };
  return describe(await ensureCached(cache, recipe, task));
}

const key = (cache: BaseCache) => `debian-${SUITE}-${REVISION}-${process.arch}-${ownerKey(cache.identity)}`;

function describe(folder: string): NamespaceBase {
  const layer = JSON.parse(readFileSync(join(folder, 'layer.json'), 'utf8')) as Omit<ImageLayer, 'file'>;
  return {
    id: `debian-${SUITE}-${REVISION}`,
    title: 'Debian 12 base',
    notes: ['The base is a minimal Debian 12, not the parent image: package manager, versions and preinstalled programs differ.'],
    parts: [{ at: '', name: 'root', lowers: [join(folder, 'rootfs')] }],
    layers: [{ ...layer, file: join(folder, 'layer.tar.gz') }],
    whole: true,
  };
}

async function makeDebian(cache: BaseCache, folder: string, task: BaseTask): Promise<void> {
  const { identity } = cache;
  const tar = join(folder, 'base.tar');
  task.onProgress?.('Making a Debian 12 base (once; it is kept for the next time)');
  await debootstrap(cache, tar, task);
  task.onProgress?.('Unpacking the base');
  const rootfs = join(folder, 'rootfs');
  mkdirSync(rootfs);
  chmodSync(tar, 0o644);
  handOver(identity, rootfs);
  await runMapped(identity, ['tar', '-C', identity.see(rootfs), '--exclude=./dev/*', '-xpf', identity.see(tar)]);
  task.signal?.throwIfAborted();
  task.onProgress?.('Packing the base for image archives');
  const { file: _, ...layer } = await compressLayer(createReadStream(tar), join(folder, 'layer.tar.gz'));
  writeFileSync(join(folder, 'layer.json'), JSON.stringify(layer));
  rmSync(tar);
}

// Ends the whole process group when our end of descriptor 3 closes: because the making was cancelled, or because we are gone. To end
// mmdebstrap alone would let its children go on to their end first.
const SUPERVISE = '"$@" & made=$!; { read -r _; kill -TERM 0; } <&3 & watch=$!; trap : TERM; wait $made; code=$?; kill $watch; exit $code';

async function debootstrap({ identity }: BaseCache, target: string, task: BaseTask): Promise<void> {
  // A proxy is how the archive is reached from many offices; it goes to this tool alone, never into a sandbox.
  const proxies = ['http_proxy', 'https_proxy', 'no_proxy'].flatMap((name) => (process.env[name] ? [`${name}=${process.env[name]}`] : []));
  // Root's own temporary files go where a sweep finds them; an ordinary user's further uids could not pass through his home.
  const temporary = identity.owner ? [`TMPDIR=${dirname(target)}`] : [];
  const options = ['--variant=minbase', `--include=${PACKAGES.join(',')}`, '--format=tar', SUITE, target];
  const argv = ['/bin/bash', '-c', SUPERVISE, 'bash', 'env', ...proxies, ...temporary, 'mmdebstrap', ...options];
  const child = spawnTool(argv, ['ignore', 'ignore', 'pipe', 'pipe']);
  const lifeLine = child.stdio[3] as Duplex;
  lifeLine.resume(); // unread, it would count as open for ever
  const stop = () => lifeLine.destroy();
  task.signal?.addEventListener('abort', stop, { once: true });
  const lines: string[] = [];
  createInterface({ input: child.stderr as Readable }).on('line', (line) => {
    lines.push(line);
    if (line.startsWith('I: ')) task.onProgress?.(`mmdebstrap: ${line.slice(3)}`);
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  task.signal?.removeEventListener('abort', stop);
  task.signal?.throwIfAborted();
  if (exitCode !== 0 || !existsSync(target)) throw new Error(`mmdebstrap could not make a Debian root: ${lines.slice(-3).join(' ')}`);
}
