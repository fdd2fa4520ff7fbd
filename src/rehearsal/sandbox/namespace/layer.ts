import { basename, dirname, join } from 'node:path/posix';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header, type Pack, pack } from 'tar-stream';
import { ToolError, untilEnd } from '../tool.ts';
import { isOpaque } from './changes.ts';
import type { Identity } from './identity.ts';
import { type BasePart, type FrozenSession, upperOf } from './layout.ts';
import { spawnMapped } from './mapped.ts';

/**
 * Writes the uppers of a session that no sandbox uses any more as one OCI layer: an uncompressed tar, deletions as `.wh.` files
 * (https://github.com/opencontainers/image-spec/blob/main/layer.md). Ends `target`.
 */
export async function writeLayer(identity: Identity, frozen: FrozenSession, target: Writable): Promise<void> {
  const layer = pack();
  const written = pipeline(layer, target);
  try {
    for (const part of frozen.parts) await packPart(identity, { part, session: frozen.session }, layer);
    layer.finalize();
  } catch (error) {
    layer.destroy(error as Error);
    await written.catch(() => undefined); // it fails because of what is thrown here
    throw error;
  }
  await written;
}

async function packPart(identity: Identity, from: { part: BasePart; session: string }, layer: Pack): Promise<void> {
  const upper = identity.see(upperOf(from.session, from.part));
  // Through a user namespace of its own, so that owners are written as they are inside.
  const child = await spawnMapped(
    identity,
    [
      ...['tar', '--xattrs', '--xattrs-include=user.overlay.*', '--xattrs-include=security.capability'],
      ...['--numeric-owner', '--sort=name', '--format=pax', '-C', upper, '-cf', '-', '.'],
    ],
    ['ignore', 'pipe', 'pipe'],
  );
  const ended = untilEnd(child);
  const reader = extract();
  reader.on('entry', (header, content, next) => {
    const [main, ...after] = translate(header, from.part.at);
    if (!main) {
      content.resume();
      next();
      return;
    }
    const sink = layer.entry(main, (error) => (error ? next(error) : packEmpty(layer, after, next)));
    content.pipe(sink);
  });
  await pipeline(child.stdout as Readable, reader);
  const outcome = await ended;
  if (outcome.exitCode !== 0) throw new ToolError('tar', outcome);
}

function packEmpty(layer: Pack, headers: readonly NewHeader[], done: (error?: Error | null) => void): void {
  const [first, ...rest] = headers;
  if (!first) done();
  else layer.entry(first, '', (error) => (error ? done(error) : packEmpty(layer, rest, done)));
}

type NewHeader = Parameters<Pack['entry']>[0];

/** An overlay entry in the layer's language: none for the part's own root, two for a folder that replaces another. */
function translate(header: Header, at: string): NewHeader[] {
  const relative = header.name.replace(/^\.\//, '').replace(/\/$/, '');
  if (relative === '' || relative === '.') return [];
  const name = join(at, relative);
  const marker = (path: string): NewHeader => ({ name: path, mode: 0o600, size: 0, mtime: header.mtime });
  const isWhiteout = header.type === 'character-device' && !header.devmajor && !header.devminor;
  if (isWhiteout) return [marker(join(dirname(name), `.wh.${basename(name)}`))];
  const entry = { ...plainHeader(header), name: header.type === 'directory' ? `${name}/` : name };
  const linked = header.type === 'link' && header.linkname ? { ...entry, linkname: join(at, header.linkname.replace(/^\.\//, '')) } : entry;
  return isOpaque(header.pax) ? [linked, marker(`${name}/.wh..wh..opq`)] : [linked];
}

/** tar-stream takes a mode of 0 for none given and would open the file to everybody; this bit lies outside of what it writes. */
export const CLOSED = 0o10000;

/** Of the extended attributes only file capabilities go into an image; overlayfs's own marks stay here. */
function plainHeader(header: Header): Header {
  const pax = Object.entries(header.pax ?? {}).filter(([key]) => key.startsWith('SCHILY.xattr.security.'));
  return { ...header, mode: header.mode || CLOSED, pax: pax.length > 0 ? Object.fromEntries(pax) : null };
}
