// The entries of a layer of an image.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { extract, type Header } from 'tar-stream';

/** Sees each entry in turn. What it leaves of the content is passed by. */
export type SeeEntry = (header: Header, content: Readable) => Promise<void> | void;

/** Reads a layer: a tar, as it is or compressed with gzip or zstd. Rejects for what is no tar. */
export async function readEntries(file: string, see: SeeEntry): Promise<void> {
  const reader = extract();
  reader.on('entry', (header, content, next) => {
    // tar-stream's streams are not of Node's own making, but made like them.
    const seen = async () => await see(header, content as unknown as Readable);
    seen().then(() => {
      content.resume();
      next();
    }, next);
  });
  await pipeline(createReadStream(file), await decompressor(file), reader);
}

async function decompressor(file: string): Promise<Transform> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0).finally(() => handle.close());
  if (buffer.readUInt16BE(0) === 0x1f8b) return createGunzip();
  return buffer.readUInt32LE(0) === 0xfd2fb528 ? createZstdDecompress() : new PassThrough();
}
