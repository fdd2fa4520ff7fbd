// An image's layers, as they come from a sandbox, into the store of blobs.
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  ARCHIVE_NAME,
  type ImageLayer,
  LAYERS_NAME,
  LAYOUT_FOLDER,
  type LayersFile,
  LayerTooLargeError,
  layoutFiles,
  packLayout,
  type Snapshot,
} from '../../rehearsal/index.ts';
import { collectGarbage } from './collect-garbage.ts';
import type { Deposit } from './deposit.ts';
import { orDiskFull } from './faults.ts';
import { type ArtifactPlace, blobFile } from './place.ts';
import { type Room, roomLeft } from './room.ts';

/** What tells of an image beside its layers. */
export interface ImageWords {
  /** The reference that engines will know it by. */
  readonly name: string;
  /** The image in words, and what it was built on. */
  readonly title: string;
  /** What the base is not. */
  readonly notes: readonly string[];
  /** What made the uppermost layer, and those below it. */
  readonly made: { readonly top: string; readonly below: string };
  readonly created: Date;
  readonly labels: Readonly<Record<string, string>>;
}

/** An image whose layers are in the store. */
export interface PutImage {
  /** The lowest first; their files are the store's blobs. */
  readonly layers: readonly ImageLayer[];
  /** Whether they are the whole root; else the base below them can't be given away. */
  readonly complete: boolean;
}

/** The name of an image's uppermost layer in its folder of artifacts. */
export const LAYER_NAME = 'layer.tar.gz';

/** Builds of that many bytes find room without copies of others being given up. */
const comfortable = 2 * 1024 ** 3;

/** Exports the layers of a frozen disk and takes them in. Throws QuotaExceededError or DiskFullError before either happens. */
export async function putLayers(place: ArtifactPlace, deposit: Deposit, snapshot: Snapshot): Promise<PutImage> {
  const room = await makeRoom(place, comfortable);
  const { layers, complete } = await exportLayers(place, { snapshot, room, folder: deposit.incoming });
  const put: ImageLayer[] = [];
  for (const [index, layer] of layers.entries()) {
    const naming = { name: layerName(index, layers.length, { ...layer, complete }), kind: 'content' } as const;
    const isOurs = dirname(layer.file) === deposit.incoming;
    const blob = await (isOurs ? deposit.file : deposit.shared)(naming, layer.file, layer.digest);
    if (complete && index === layers.length - 1) await deposit.alias({ name: LAYER_NAME, kind: 'content' }, blob);
    put.push({ ...layer, file: blobFile(place, layer.digest) });
  }
  return { layers: put, complete };
}

/** Layers of a whole image lie in its layout, others beside each other. */
function layerName(index: number, count: number, { digest, complete }: { readonly digest: string; readonly complete: boolean }): string {
  if (complete) return `${LAYOUT_FOLDER}/blobs/${digest.replace(':', '/')}`;
  return index === count - 1 ? LAYER_NAME : `below-${index}.tar.gz`;
}

async function exportLayers(place: ArtifactPlace, from: { snapshot: Snapshot; room: Room; folder: string }) {
  const { snapshot, room, folder } = from;
  try {
    return await snapshot.exportLayers(folder, room.bytes);
  } catch (error) {
    await rm(folder, { recursive: true, force: true }); // at once: whoever writes down the failure needs the room
    throw error instanceof LayerTooLargeError ? room.fault : orDiskFull(error, place.directory);
  }
}

/** The room that there is; where it is less than `bytes`, after everything went that can be made again. */
export async function makeRoom(place: ArtifactPlace, bytes: number): Promise<Room> {
  const room = await roomLeft(place);
  if (room.bytes >= bytes) return room;
  await collectGarbage(place, { copies: 'all' });
  return await roomLeft(place);
}

/** Puts what an image says of itself beside its layers: its layout, and the list of its layers for builds upon it. */
export async function putWords(deposit: Deposit, { layers, complete }: PutImage, words: ImageWords): Promise<void> {
  const { name, title, notes, made, created, labels } = words;
  if (complete) {
    const history = layers.map((_, index) => (index === layers.length - 1 ? made.top : made.below));
    for (const file of layoutFiles({ name, layers, history, created, labels }))
      await deposit.bytes({ name: `${LAYOUT_FOLDER}/${file.name}`, kind: 'content' }, file.bytes);
  }
  const listed = layers.map(({ file: _, ...layer }, index) => ({
    ...layer,
    file: layerName(index, layers.length, { ...layer, complete }),
  }));
  const list: LayersFile = { title, notes, complete, layers: listed };
  await deposit.bytes({ name: LAYERS_NAME, kind: 'content' }, JSON.stringify(list));
}

/** Writes the image as one file, which engines load; throws before there is no room for it. */
export async function putArchive(place: ArtifactPlace, deposit: Deposit, image: PutImage & { readonly folder: string }): Promise<void> {
  const size = image.layers.reduce((sum, layer) => sum + layer.size, 0);
  const room = await makeRoom(place, size);
  if (room.bytes < size) throw room.fault;
  await deposit.copy(ARCHIVE_NAME, () => packLayout(join(image.folder, LAYOUT_FOLDER), join(image.folder, ARCHIVE_NAME)));
}
