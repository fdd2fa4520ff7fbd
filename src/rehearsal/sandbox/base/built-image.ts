import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { copyTarEntry } from '../../artifact/copy-tar-entry.ts';
import type { ImageLayer } from '../../artifact/image-layer.ts';
import { ARCHIVE_NAME, type LayersFile, readLayersFile } from '../../artifact/layers-file.ts';
import { handOver } from '../namespace/identity.ts';
import type { BasePart, NamespaceBase } from '../namespace/layout.ts';
import { type BaseCache, ensureCached, ownerKey, UNPACKED_LAYER } from './cache.ts';
import { cachedDebianBase } from './debian.ts';
import { ensureHostView } from './host-view.ts';
import type { BaseTask } from './task.ts';
import { unpackLayer } from './unpack-layer.ts';

/** A base of the artifacts that an earlier build left in `artifacts`. Unpacks what is not in the cache yet. */
export async function ensureBuiltImage(cache: BaseCache, artifacts: string, task: BaseTask): Promise<NamespaceBase> {
  const image = await readLayersFile(artifacts);
  const below = image.complete ? undefined : await ensureHostView(cache, task);
  const unpacked: UnpackedLayer[] = [];
  for (const layer of image.layers) {
    task.signal?.throwIfAborted();
    unpacked.push(await ensureLayer(cache, { artifacts, layer }, task));
  }
  const folders = unpacked.map(({ folder }) => folder).reverse();
  return {
    id: `image-${image.layers.at(-1)?.digest}`,
    title: image.title,
    notes: image.notes,
    parts: below ? below.parts.map((part) => putOnTop(part, folders)) : [{ at: '', name: 'root', lowers: folders }],
    layers: unpacked.map(({ layer }) => layer),
    whole: image.complete,
  };
}

interface UnpackedLayer {
  readonly folder: string;
  readonly layer: ImageLayer;
}

interface StoredLayer {
  readonly artifacts: string;
  readonly layer: LayersFile['layers'][number];
}

/** A layer is of the whole root; of each part it covers only what lies in that folder. */
function putOnTop(part: BasePart, folders: readonly string[]): BasePart {
  const covering = folders.map((folder) => join(folder, part.at)).filter((folder) => existsSync(folder));
  return { ...part, lowers: [...covering, ...part.lowers] };
}

async function ensureLayer(cache: BaseCache, stored: StoredLayer, task: BaseTask): Promise<UnpackedLayer> {
  const { file: _, ...layer } = stored.layer;
  const debian = cachedDebianBase(cache);
  const [root] = debian?.parts[0]?.lowers ?? [];
  const [lowest] = debian?.layers ?? [];
  if (root && lowest?.digest === layer.digest) return { folder: root, layer: lowest };
  const key = `${UNPACKED_LAYER}${layer.digest.replace('sha256:', '')}-${ownerKey(cache.identity)}`;
  const folder = await ensureCached(cache, { key, make: (aside) => unpackStored(cache, stored, aside) }, task);
  return { folder: join(folder, 'tree'), layer: { ...layer, file: join(folder, 'layer.tar.gz') } };
}

async function unpackStored({ identity }: BaseCache, stored: StoredLayer, aside: string): Promise<void> {
  const { artifacts, layer } = stored;
  const copy = join(aside, 'layer.tar.gz');
  // A second name costs nothing; other disks, and file systems without links, need a copy.
  if (layer.file) await link(join(artifacts, layer.file), copy).catch(() => copyFile(join(artifacts, layer.file ?? ''), copy));
  else await copyTarEntry(join(artifacts, ARCHIVE_NAME), `blobs/${layer.digest.replace(':', '/')}`, createWriteStream(copy));
  await checkDigest(copy, layer.digest, artifacts);
  const tree = join(aside, 'tree');
  mkdirSync(tree);
  handOver(identity, tree);
  await unpackLayer(identity, copy, tree);
}

/** A layer that isn't what was written is not built upon. */
async function checkDigest(file: string, digest: string, artifacts: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = `sha256:${hash.digest('hex')}`;
  if (found !== digest)
    throw new Error(`The layer ${digest} of the image in ${artifacts} is damaged: it is ${found} now. Build the image again.`);
}
