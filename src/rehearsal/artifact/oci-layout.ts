import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArchivedFile, writeArchive } from './oci-archive.ts';

export { type LayoutFile, layoutFiles } from './oci-documents.ts';

/** The name of an image's layout in its folder of artifacts. */
export const LAYOUT_FOLDER = 'oci';

/** In this order archives are written first, so that they are written so again. */
const topmost = ['oci-layout', 'index.json', 'manifest.json'];

/** Writes a layout that lies in a folder as one archive, which docker loads too. The file appears when it is whole. */
export async function packLayout(folder: string, file: string): Promise<void> {
  const blobs = (await readdir(join(folder, 'blobs', 'sha256'))).sort().map((name) => `blobs/sha256/${name}`);
  const files: ArchivedFile[] = [];
  for (const name of [...topmost, ...blobs]) files.push({ name, file: join(folder, name), size: (await stat(join(folder, name))).size });
  await writeArchive(file, files);
}
