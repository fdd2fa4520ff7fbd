// Layers for tests.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';

type Header = Parameters<Pack['entry']>[0];

/** A file by its content, anything else by its header. */
export type LayerEntries = Readonly<Record<string, string | Omit<Header, 'name'>>>;

/** Writes a gzipped layer with these entries, in their order. */
export async function writeTestLayer(file: string, entries: LayerEntries): Promise<string> {
  const tar = pack();
  for (const [name, entry] of Object.entries(entries)) {
    if (typeof entry === 'string') tar.entry({ name }, entry);
    else tar.entry({ ...entry, name }, '');
  }
  tar.finalize();
  await pipeline(tar, createGzip(), createWriteStream(file));
  return file;
}
