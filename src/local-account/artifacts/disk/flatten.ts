// The layers of an image as one tar of the whole root (https://github.com/opencontainers/image-spec/blob/main/layer.md).
import { basename, dirname, join } from 'node:path/posix';
import type { Readable } from 'node:stream';
import { type Header, type Pack, pack } from 'tar-stream';
import { readEntries } from '../packages/layer-entries.ts';

/** Which entry of which layer a path of the root is. */
interface Winner {
  readonly layer: number;
  /** Its number among the layer's entries: of several for one path the last counts. */
  readonly place: number;
  readonly header: Header;
}

interface Root {
  readonly winners: ReadonlyMap<string, Winner>;
  /** By layer: files that are hidden themselves, with the names of hard links to them that are not. */
  readonly orphans: readonly ReadonlyMap<string, readonly string[]>[];
}

export interface FlatRoot {
  /** Bytes that a file system needs for it, generously. */
  readonly bytes: number;
  /** The tar; reads the layers a second time. */
  tar(): AsyncIterable<unknown>;
}

const whiteout = '.wh.';
const opaque = '.wh..wh..opq';

/** Reads the layers, given the lowest first, and knows the root that they make. */
export async function flatten(layers: readonly string[]): Promise<FlatRoot> {
  const root = await survey(layers);
  return {
    bytes: bytesFor(root),
    tar() {
      const archive = pack();
      // An error of the layers ends the archive, and so whoever reads it.
      writeRoot(archive, root, layers).catch((error: Error) => archive.destroy(error));
      return archive;
    },
  };
}

/** From the uppermost layer down: what is there already, or is deleted above, hides what is below. */
async function survey(layers: readonly string[]): Promise<Root> {
  const winners = new Map<string, Winner>();
  const hidden = { removed: new Set<string>(), emptied: new Set<string>() };
  const orphans: ReadonlyMap<string, readonly string[]>[] = [];
  for (let layer = layers.length - 1; layer >= 0; layer -= 1) {
    const marks = { removed: [] as string[], emptied: [] as string[] };
    let place = 0;
    await readEntries(layers[layer] ?? '', (header) => {
      place += 1;
      const path = pathOf(header);
      const name = basename(path);
      if (name === opaque) marks.emptied.push(dirname(path));
      else if (name.startsWith(whiteout)) marks.removed.push(join(dirname(path), name.slice(whiteout.length)));
      else if (isVisible(path, layer, { winners, hidden })) winners.set(path, { layer, place, header });
    });
    for (const path of marks.removed) hidden.removed.add(path);
    for (const path of marks.emptied) hidden.emptied.add(path);
    orphans[layer] = orphansOf(winners, layer);
  }
  return { winners, orphans };
}

interface Above {
  readonly winners: ReadonlyMap<string, Winner>;
  readonly hidden: { readonly removed: ReadonlySet<string>; readonly emptied: ReadonlySet<string> };
}

function isVisible(path: string, layer: number, { winners, hidden }: Above): boolean {
  const there = winners.get(path);
  if (path === '.' || hidden.removed.has(path) || (there && there.layer !== layer)) return path === '.' && !there;
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const above = winners.get(folder);
    const isReplaced = above !== undefined && above.layer !== layer && above.header.type !== 'directory';
    if (isReplaced || hidden.removed.has(folder) || hidden.emptied.has(folder)) return false;
  }
  return true;
}

/** Hard links lie in the layer of the file that they name, which a layer above may have replaced. */
function orphansOf(winners: ReadonlyMap<string, Winner>, layer: number): ReadonlyMap<string, readonly string[]> {
  const orphans = new Map<string, string[]>();
  for (const [path, winner] of winners) {
    if (winner.layer !== layer || winner.header.type !== 'link') continue;
    const target = join('.', winner.header.linkname ?? '');
    if (winners.get(target)?.layer !== layer) orphans.set(target, [...(orphans.get(target) ?? []), path]);
  }
  return orphans;
}

/** Folders are written first. Device nodes need more rights than anybody here has; the kernel makes them when a system starts. */
const leftOut: ReadonlySet<string> = new Set(['directory', 'character-device', 'block-device']);

/** Folders come first, so that everything has the folder that it lies in. */
async function writeRoot(archive: Pack, { winners, orphans }: Root, layers: readonly string[]): Promise<void> {
  const folders = [...winners].filter(([path, { header }]) => header.type === 'directory' && path !== '.');
  for (const [path, { header }] of folders.sort(([a], [b]) => (a < b ? -1 : 1))) await addEntry(archive, { ...header, name: `${path}/` });
  for (const [layer, file] of layers.entries()) {
    let place = 0;
    const freed = new Map<string, string>();
    await readEntries(file, async (header, content) => {
      place += 1;
      const path = pathOf(header);
      const winner = winners.get(path);
      const isWinner = winner?.layer === layer && winner.place === place;
      const [first] = orphans[layer]?.get(path) ?? [];
      if (isWinner && !leftOut.has(header.type ?? 'file')) await addEntry(archive, withTarget(header, { path, freed }), content);
      else if (!isWinner && first !== undefined && header.type === 'file') {
        freed.set(path, first);
        await addEntry(archive, { ...header, name: first }, content);
      }
    });
  }
  archive.finalize();
}

/** A hard link to a file that is hidden names the link that got the file's content; that link itself is written already. */
function withTarget(
  header: Header,
  { path, freed }: { readonly path: string; readonly freed: ReadonlyMap<string, string> },
): Header | undefined {
  if (header.type !== 'link') return { ...header, name: path };
  const target = join('.', header.linkname ?? '');
  const stand = freed.get(target) ?? target;
  return stand === path ? undefined : { ...header, name: path, linkname: stand };
}

async function addEntry(archive: Pack, header: Header | undefined, content?: Readable): Promise<void> {
  if (!header) return;
  const size = header.type === 'file' ? (header.size ?? 0) : 0;
  // tar-stream takes a mode of 0 for none given; this bit lies outside of what it writes.
  const entry = { ...header, size, mode: header.mode || 0o10000 };
  await new Promise<void>((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    if (content && size > 0) content.pipe(archive.entry(entry, done));
    else archive.entry(entry, '', done);
  });
}

const pathOf = ({ name }: Header) => join('/', name).slice(1).replace(/\/$/, '') || '.';

const block = 4096;
/** Journal, tables and air. */
const spare = 256 * 1024 ** 2;

function bytesFor({ winners }: Root): number {
  let bytes = 0;
  for (const { header } of winners.values()) bytes += block + Math.ceil((header.size ?? 0) / block) * block;
  const needed = Math.ceil(bytes * 1.1) + spare;
  return Math.ceil(needed / 1024 ** 2) * 1024 ** 2;
}
