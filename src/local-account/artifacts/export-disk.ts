// Images as files for elsewhere.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { conversionObstacle, convertDisk, type DiskFormat, LAYOUT_FOLDER, packLayout } from '../../rehearsal/index.ts';
import { verifyContent } from './damage.ts';
import { DISK_NAME, layersForDisk, makeDisk, NoDiskError } from './disk/make-disk.ts';
import { syncFile, syncFolder } from './durable.ts';
import { orDiskFull } from './faults.ts';
import { type ArtifactPlace, incomingFolder } from './place.ts';
import { artifactsIn } from './rows.ts';

export type ExportFormat = DiskFormat | 'OCI';

export interface Export {
  /** The folder of the image's artifacts. */
  readonly artifacts: string;
  readonly format: ExportFormat;
  /** Where to; its folder is made where it is missing. The file appears when it is whole. */
  readonly file: string;
}

/** What files of these formats are called by their ending. */
export const endings: Readonly<Record<ExportFormat, string>> = { RAW: 'raw', QCOW2: 'qcow2', VMDK: 'vmdk', VHD: 'vhd', OCI: 'tar' };

/** Why no image can be exported in this format on this machine; undefined where it can. */
export function exportObstacle(format: ExportFormat): string | undefined {
  return format === 'OCI' ? undefined : conversionObstacle(format);
}

/**
 * Writes the image into a file of this format, and answers its size in bytes. Throws NoDiskError where there can be none, DamagedBlobError
 * where the image isn't what was built, DiskFullError.
 */
export async function exportDisk(place: ArtifactPlace, { artifacts, format, file }: Export): Promise<number> {
  const obstacle = exportObstacle(format);
  if (obstacle) throw new NoDiskError(obstacle);
  if (artifactsIn(place.store, artifacts).length === 0) throw new NoDiskError('its artifacts are gone, or of an earlier version of Kiln');
  await verifyContent(place, artifacts);
  const work = await mkdtemp(join(incomingFolder(place), 'export-'));
  place.incoming.add(work);
  try {
    const unfinished = join(work, 'unfinished');
    if (format === 'OCI') await packLayout(join(artifacts, LAYOUT_FOLDER), unfinished);
    else await convertDisk(await rawDisk(place, artifacts, work), { file: unfinished, format });
    await mkdir(dirname(file), { recursive: true });
    await moveWhole(unfinished, file);
    return (await stat(file)).size;
  } catch (error) {
    throw orDiskFull(error, dirname(file));
  } finally {
    place.incoming.delete(work);
    await rm(work, { recursive: true, force: true });
  }
}

/** A file appears under its name when it is whole, on another disk too. */
async function moveWhole(from: string, to: string): Promise<void> {
  await syncFile(from);
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const beside = join(dirname(to), `.kiln-unfinished-${basename(to)}`);
    try {
      await copyFile(from, beside);
      await syncFile(beside);
      await rename(beside, to);
    } finally {
      await rm(beside, { force: true });
    }
  }
  await syncFolder(dirname(to));
}

/** The disk that was made with the image, if it is there still. */
async function rawDisk(place: ArtifactPlace, artifacts: string, work: string): Promise<string> {
  const kept = join(artifacts, DISK_NAME);
  if (existsSync(kept)) return kept;
  const file = join(work, DISK_NAME);
  await makeDisk(await layersForDisk(place, artifacts), { work, file });
  return file;
}
