import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE_NAME, type Snapshot, writeLayersFile, writeOciArchive } from '../../rehearsal/index.ts';

/**
 * Writes a frozen disk into a folder, in the form of an image's artifacts: an instance can be opened of it by a later process, whatever
 * becomes of the caches. What lay in the folder goes.
 */
export async function keepDisk(snapshot: Snapshot, { folder, title }: { readonly folder: string; readonly title: string }): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { layers, complete } = await snapshot.exportLayers(folder);
  if (complete) {
    const history = layers.map(() => title);
    const name = 'localhost/kiln-suspended:1';
    await writeOciArchive(join(folder, ARCHIVE_NAME), { name, layers, history, created: new Date(), labels: {} });
  }
  await writeLayersFile(folder, { title, notes: snapshot.base.notes, complete, layers });
}
