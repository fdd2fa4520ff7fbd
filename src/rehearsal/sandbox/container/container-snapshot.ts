import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { copyTarEntry } from '../../artifact/copy-tar-entry.ts';
import { compressLayer, type ImageLayer } from '../../artifact/image-layer.ts';
import type { Snapshot } from '../driver.ts';
import { askEngine, type ContainerEngine, tryEngine } from './engine.ts';
import type { ImageBase } from './image-reference.ts';

/** A snapshot that is an image of the engine's, under a name of ours. */
export function containerSnapshot(engine: ContainerEngine, base: ImageBase, changes: Snapshot['changes']): Snapshot {
  const { image } = base;
  return {
    base,
    changes,
    exportLayers: (folder, limit = Number.POSITIVE_INFINITY) =>
      withArchive(engine, image, async (archive) => {
        const names = await layerNames(archive);
        const layers: ImageLayer[] = [];
        for (const [index, name] of names.entries()) {
          const target = join(folder, index === names.length - 1 ? 'layer.tar.gz' : `base-${index}.tar.gz`);
          const plain = new PassThrough();
          const room = limit - layers.reduce((sum, { size }) => sum + size, 0);
          const [layer] = await Promise.all([compressLayer(plain, target, room), copyTarEntry(archive, name, plain)]);
          layers.push(layer);
        }
        return { layers, complete: true };
      }),
    writeLayer: (target) =>
      withArchive(engine, image, async (archive) => {
        await copyTarEntry(archive, (await layerNames(archive)).at(-1) ?? '', target);
      }),
    dispose: async () => {
      await tryEngine(engine, ['rmi', '--force', image]); // already gone is as good
    },
  };
}

async function withArchive<T>(engine: ContainerEngine, image: string, use: (archive: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kiln-image-'));
  try {
    const archive = join(folder, 'image.tar');
    await askEngine(engine, ['save', '--output', archive, image]);
    return await use(archive);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of docker's archive form, which both engines save by default: its layers are uncompressed tars, the lowest first. */
async function layerNames(archive: string): Promise<readonly string[]> {
  const manifest = new PassThrough();
  const [bytes] = await Promise.all([manifest.toArray(), copyTarEntry(archive, 'manifest.json', manifest)]);
  const [image] = JSON.parse(Buffer.concat(bytes).toString()) as { readonly Layers: readonly string[] }[];
  return image?.Layers ?? [];
}
