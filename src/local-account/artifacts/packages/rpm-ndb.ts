// `Packages.db`, rpm's own format that SUSE uses: pages of slots that point to blobs (rpm's lib/backend/ndb/rpmpkg.c). Little endian.
import type { InstalledPackage } from './installed-package.ts';
import { readRpmHeader } from './rpm-header.ts';

const magic = { file: 'RpmP', slot: 'Slot', blob: 'BlbS' };
const pageSize = 4096;
const slotSize = 16;
const blockSize = 16;
const blobHeaderSize = 16;

/** Packages of such a file. Throws for one that is none. */
export function readRpmNdb(file: Buffer): readonly InstalledPackage[] {
  if (!startsWith(file, 0, magic.file)) throw new Error('Packages.db does not begin as such files do');
  const slotsEnd = Math.min(file.length, file.readUInt32LE(12) * pageSize);
  const packages: InstalledPackage[] = [];
  // The first two places of the first page are the file's own header.
  for (let at = 2 * slotSize; at + slotSize <= slotsEnd; at += slotSize) {
    if (!startsWith(file, at, magic.slot)) continue;
    const header = file.readUInt32LE(at + 4) === 0 ? undefined : blobAt(file, file.readUInt32LE(at + 8) * blockSize);
    const found = header && readRpmHeader(header);
    if (found) packages.push(found);
  }
  return packages;
}

function blobAt(file: Buffer, offset: number): Buffer | undefined {
  if (offset + blobHeaderSize > file.length || !startsWith(file, offset, magic.blob)) return undefined;
  const length = file.readUInt32LE(offset + 12);
  return file.subarray(offset + blobHeaderSize, offset + blobHeaderSize + length);
}

function startsWith(file: Buffer, offset: number, text: string): boolean {
  return offset + text.length <= file.length && file.toString('latin1', offset, offset + text.length) === text;
}
