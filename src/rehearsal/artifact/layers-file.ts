import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ImageLayer } from './image-layer.ts';

/** What another build needs in order to start from an image's artifacts; lies beside them. */
export interface LayersFile {
  /** The image in words, and what it was built on. */
  readonly title: string;
  readonly notes: readonly string[];
  /** Whether the layers make a whole root. */
  readonly complete: boolean;
  /** The lowest first; `file` is the path of one that lies in the folder, others are in the archive. */
  readonly layers: readonly (Omit<ImageLayer, 'file'> & { readonly file?: string })[];
}

/** The file's name. */
export const LAYERS_NAME = 'layers.json';

/** The name of an image's archive in its folder of artifacts. */
export const ARCHIVE_NAME = 'image.tar';

/** Writes the file, and copies the layers that are in no archive into the folder. */
export async function writeLayersFile(
  folder: string,
  content: Omit<LayersFile, 'layers'> & { readonly layers: readonly ImageLayer[] },
): Promise<void> {
  const layers: LayersFile['layers'][number][] = [];
  for (const [index, { file, ...layer }] of content.layers.entries()) {
    const inFolder = dirname(file) === folder;
    const name = inFolder ? basename(file) : `below-${index}.tar.gz`;
    if (!inFolder && !content.complete) await copyFile(file, join(folder, name));
    layers.push(inFolder || !content.complete ? { ...layer, file: name } : layer);
  }
  await writeFile(join(folder, LAYERS_NAME), JSON.stringify({ ...content, layers }));
}

export async function readLayersFile(folder: string): Promise<LayersFile> {
  return JSON.parse(await readFile(join(folder, LAYERS_NAME), 'utf8')) as LayersFile;
}
