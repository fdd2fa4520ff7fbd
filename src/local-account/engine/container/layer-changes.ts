import { createReadStream } from 'node:fs';
import { basename, dirname, join } from 'node:path/posix';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { type FileChange, type ImageLayer, isNoise } from '../../../rehearsal/index.ts';

type FileType = FileChange['type'];

interface Entry {
  readonly type: FileType;
  readonly size: number;
}

/** What layers add to those below them, change and delete; sorted by path. Folders that are only there again are no change. */
export async function layerChanges(below: readonly ImageLayer[], above: readonly ImageLayer[]): Promise<readonly FileChange[]> {
  if (above.length === 0) return [];
  const was = new Map<string, Entry>();
  for (const layer of below) await eachEntry(layer, (path, entry) => addTo(was, path, entry));
  const is = new Map(was);
  const touched = new Set<string>();
  for (const layer of above) {
    await eachEntry(layer, (path, entry) => {
      for (const gone of addTo(is, path, entry)) touched.add(gone);
      touched.add(path);
    });
  }
  const changes = [...touched].flatMap((path) => changeOf(path, was.get(path), is.get(path)));
  return changes.filter(({ path }) => !isNoise(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function changeOf(path: string, was: Entry | undefined, is: Entry | undefined): readonly FileChange[] {
  if (is) {
    if (was?.type === 'directory' && is.type === 'directory') return [];
    return [{ kind: was ? 'changed' : 'added', path, ...is }];
  }
  return was ? [{ kind: 'deleted', path, ...was }] : [];
}

/** Adds an entry, or takes away what it deletes; gives the paths that went. */
function addTo(tree: Map<string, Entry>, path: string, entry: Entry): readonly string[] {
  const name = basename(path);
  if (!name.startsWith('.wh.')) {
    tree.set(path, entry);
    return [];
  }
  const target = name === '.wh..wh..opq' ? dirname(path) : join(dirname(path), name.slice('.wh.'.length));
  const gone = [...tree.keys()].filter((one) => one.startsWith(`${target}/`) || (one === target && name !== '.wh..wh..opq'));
  for (const one of gone) tree.delete(one);
  return gone;
}

async function eachEntry({ file }: ImageLayer, use: (path: string, entry: Entry) => void): Promise<void> {
  const reader = extract();
  reader.on('entry', (header, content, next) => {
    use(join('/', header.name).replace(/(.)\/$/, '$1'), { type: typeOf(header), size: header.type === 'file' ? (header.size ?? 0) : 0 });
    content.on('end', next);
    content.resume();
  });
  await pipeline(createReadStream(file), createGunzip(), reader);
}

function typeOf({ type }: Header): FileType {
  if (type === 'file' || type === 'link') return 'file';
  return type === 'directory' || type === 'symlink' ? type : 'other';
}
