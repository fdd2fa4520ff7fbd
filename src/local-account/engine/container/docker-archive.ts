// The form in which buildah, podman and docker all save an image: https://github.com/moby/docker-image-spec/blob/main/spec.md
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { compressLayer, type ImageLayer } from '../../../rehearsal/index.ts';
import type { ContainerImage } from './container-image.ts';

/** A configuration or a list is never larger; layers have a limit of their own. */
const maxDocument = 4 * 1024 * 1024;

interface Saved {
  readonly Config: string;
  readonly Layers: readonly string[];
}

/**
 * Reads an image that an engine saved; its layers are compressed into `folder`, except those that are at hand already, which are
 * recognised by their content. What the archive says came from what others wrote: names in it are compared, and never become paths.
 */
export async function readDockerArchive(
  archive: string,
  { folder, known }: { readonly folder: string; readonly known: readonly ImageLayer[] },
): Promise<ContainerImage> {
  const saved = await readList(archive);
  const layers = new Map<string, ImageLayer>();
  const links = new Map<string, string>();
  const byContent = new Map(known.map((layer) => [layer.diffId, layer]));
  let config: Buffer | undefined;
  await eachEntry(archive, async ({ name, type, linkname }, content) => {
    if (type === 'symlink' || type === 'link') links.set(name, linkname ?? '');
    else if (name === saved.Config) config = await textOf(content);
    else if (saved.Layers.includes(name) || LAYER.test(name)) {
      const file = join(folder, `layer-${layers.size + 1}.tar.gz`);
      layers.set(name, byContent.get(`sha256:${basename(name, '.tar')}`) ?? (await compressLayer(await unpacked(content), file)));
    }
  });
  if (!config) throw new Error('The engine saved an image without its configuration');
  return { config, layers: saved.Layers.map((name) => layerOf(layers, name, links.get(name))) };
}

/** Where links lead to. */
const LAYER = /^[0-9a-f]{64}(?:\.tar|\/layer\.tar)$/;

async function readList(archive: string): Promise<Saved> {
  let list: Buffer | undefined;
  await eachEntry(archive, async ({ name }, content) => {
    if (name === 'manifest.json') list = await textOf(content);
  });
  const [saved] = JSON.parse(String(list ?? '[]')) as readonly (Saved | undefined)[];
  if (!saved) throw new Error('The engine saved no image');
  return saved;
}

/** Newer forms may hold layers as they travel, which is gzipped. */
async function unpacked(content: Readable): Promise<Readable> {
  const chunks = content[Symbol.asyncIterator]();
  const first = await chunks.next();
  const whole = Readable.from(joined(first.done ? undefined : (first.value as Buffer), chunks));
  const isGzip = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  return isGzip ? whole.compose(createGunzip()) : whole;
}

async function* joined(first: Buffer | undefined, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Layers of older forms are links to those that are the same. */
function layerOf(layers: ReadonlyMap<string, ImageLayer>, name: string, link: string | undefined): ImageLayer {
  const layer = layers.get(name) ?? (link === undefined ? undefined : layers.get(link.replace(/^(?:\.\.\/)+/, '')));
  if (!layer) throw new Error(`The engine saved no layer ${name}`);
  return layer;
}

interface Entry {
  readonly name: string;
  readonly type: string | null | undefined;
  readonly linkname: string | null | undefined;
}

async function eachEntry(archive: string, use: (entry: Entry, content: Readable) => Promise<void>): Promise<void> {
  const reader = extract();
  reader.on('entry', ({ name, type, linkname }, content, next) => {
    const stream = content as unknown as Readable;
    const over = new Promise<void>((resolve) => stream.once('close', resolve));
    use({ name, type, linkname }, stream).then(
      () => {
        stream.resume(); // what was not wanted of it
        void over.then(() => next());
      },
      (error) => reader.destroy(error),
    );
  });
  await pipeline(createReadStream(archive), reader);
}

async function textOf(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += (chunk as Buffer).length;
    if (size > maxDocument) throw new Error('The engine saved an image whose description is too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
