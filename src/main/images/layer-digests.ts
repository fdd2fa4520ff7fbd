import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/** The SHA-256 of those files of a layer that are asked for, by their paths in the image. Rejects when the layer cannot be read. */
export async function layerDigests(
  layer: string,
  wanted: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  const reader = extract();
  reader.on('entry', (header, content, next) => {
    const path = `/${header.name.replace(/^\.?\/+/, '')}`;
    const stream = content as unknown as Readable; // its types are of another library of streams
    stream.on('end', next);
    if (header.type !== 'file' || !wanted.has(path)) {
      stream.resume();
      return;
    }
    const hash = createHash('sha256');
    stream.on('data', (chunk: Buffer) => hash.update(chunk));
    stream.on('end', () => digests.set(path, hash.digest('hex')));
  });
  await pipeline(createReadStream(layer), createGunzip(), reader, { signal });
  return digests;
}
