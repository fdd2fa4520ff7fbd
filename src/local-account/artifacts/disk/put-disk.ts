import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deposit } from '../deposit.ts';
import type { ArtifactPlace } from '../place.ts';
import { makeRoom, type PutImage } from '../put-image.ts';
import type { DiskNote } from './disk-note.ts';
import { DISK_NAME, diskObstacle, makeDisk } from './make-disk.ts';

/** A root takes up to so many times the bytes of its compressed layers. */
const expansion = 5;

/** Makes the image's disk beside its layers. A disk that can't be made is no fault of the image: it has none then, and says why. */
export async function putDisk(place: ArtifactPlace, deposit: Deposit, put: PutImage): Promise<DiskNote> {
  const obstacle = place.disks ? diskObstacle(put) : 'this account was started without disks';
  if (obstacle) return { absent: obstacle };
  const needed = expansion * put.layers.reduce((sum, { size }) => sum + size, 0);
  const room = await makeRoom(place, needed);
  if (room.bytes < needed) return { absent: room.fault.message };
  try {
    const work = await mkdtemp(join(deposit.incoming, 'disk-'));
    await deposit.copy(DISK_NAME, (file) =>
      makeDisk(
        put.layers.map((layer) => layer.file),
        { work, file },
      ),
    );
    return { file: DISK_NAME };
  } catch (error) {
    return { absent: error instanceof Error ? error.message : String(error) };
  }
}
