import { createReadStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';

/** Copies one file out of a tar and ends `target`; rejects when there is none of that name. */
export async function copyTarEntry(archive: string, name: string, target: Writable): Promise<void> {
  const reader = extract();
  let found = false;
  reader.on('entry', (header, content, next) => {
    if (header.name !== name || header.type !== 'file') {
      content.on('end', next);
      content.resume();
      return;
    }
    found = true;
    pipeline(content as unknown as Readable, target).then(() => next(), next);
  });
  await pipeline(createReadStream(archive), reader);
  if (!found) throw new Error(`${archive} holds no ${name}`);
}
