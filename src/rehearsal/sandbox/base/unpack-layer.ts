import { createReadStream } from 'node:fs';
import { basename, dirname, join } from 'node:path/posix';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header, type Pack, pack } from 'tar-stream';
import type { Identity } from '../namespace/identity.ts';
import { CLOSED } from '../namespace/layer.ts';
import { spawnMapped } from '../namespace/mapped.ts';
import { unpackWhileFilled } from '../tool.ts';

type NewHeader = Parameters<Pack['entry']>[0];

const OPAQUE = { 'SCHILY.xattr.user.overlay.opaque': 'y' };

/** Unpacks a gzipped OCI layer into `target` in overlayfs's own language, so that it can be a lower directory. */
export async function unpackLayer(identity: Identity, file: string, target: string): Promise<void> {
  const owners = identity.uids === 'one' ? ['--no-same-owner'] : [];
  const attributes = ['--xattrs', '--xattrs-include=user.overlay.*', '--xattrs-include=security.capability'];
  const child = await spawnMapped(
    identity,
    ['tar', '-C', identity.see(target), ...owners, ...attributes, '-xpf', '-'],
    ['pipe', 'ignore', 'pipe'],
  );
  const tree = pack();
  await unpackWhileFilled(child, tree, translateLayer(file, tree));
}

async function translateLayer(file: string, tree: Pack): Promise<void> {
  const folders = new Map<string, NewHeader>();
  const reader = extract();
  reader.on('entry', (header, content, next) => {
    const entry = translate(header, folders);
    if (!entry) {
      content.on('end', next);
      content.resume();
    } else if (tree.destroyed) {
      reader.destroy(new Error('Nobody reads the translated layer any more.'));
    } else {
      content.pipe(tree.entry(entry, next));
    }
  });
  await pipeline(createReadStream(file), createGunzip(), reader);
  tree.finalize();
}

/** undefined: device nodes, which a user namespace can't make and /dev brings anyway. */
function translate(header: Header, folders: Map<string, NewHeader>): NewHeader | undefined {
  const path = join('.', header.name);
  if (header.type === 'character-device' || header.type === 'block-device') return undefined;
  const name = basename(path);
  if (name === '.wh..wh..opq')
    return { ...(folders.get(dirname(path)) ?? { name: `${dirname(path)}/`, type: 'directory', mode: 0o755 }), pax: OPAQUE };
  if (name.startsWith('.wh.')) {
    return {
      name: join(dirname(path), name.slice('.wh.'.length)),
      type: 'character-device',
      devmajor: 0,
      devminor: 0,
      mtime: header.mtime,
    };
  }
  const entry = { ...header, mode: header.mode || CLOSED };
  if (header.type === 'directory') folders.set(path.replace(/\/$/, ''), entry);
  return entry;
}
