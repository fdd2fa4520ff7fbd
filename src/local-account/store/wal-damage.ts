// SQLite ends a journal at the first frame whose checksum is wrong, as if a crash had cut it off there. Transactions behind that frame
// would be lost without a word. https://www.sqlite.org/fileformat2.html#the_write_ahead_log

const headerSize = 32;
const frameHeaderSize = 24;

/** What is wrong with a journal, as the end of a sentence; undefined for one that is sound, or ends where a crash may have ended it. */
export function findWalDamage(wal: Buffer): string | undefined {
  if (wal.length <= headerSize) return undefined;
  const header = readHeader(wal);
  if (!header) return 'the header of its journal of transactions cannot be read';
  const frames = framesOf(wal, header.pageSize);
  let sums = header.sums;
  const broken = frames.findIndex((frame) => {
    sums = frameSums(frame, sums, header.bigEndian);
    return !equal(sums, frame, 16) || !isOfJournal(frame, wal);
  });
  if (broken < 0) return undefined;
  // A crash writes nothing behind the frame that it breaks, and what a full disk broke off has no frame that ends its transaction.
  const lost = frames.slice(broken + 1).some((frame) => isOfJournal(frame, wal) && frame.readUInt32BE(4) !== 0);
  return lost ? 'transactions in its journal cannot be read' : undefined;
}

type Sums = readonly [number, number];

interface Header {
  readonly pageSize: number;
  readonly bigEndian: boolean;
  readonly sums: Sums;
}

function readHeader(wal: Buffer): Header | undefined {
  const magic = wal.readUInt32BE(0);
  const pageSize = wal.readUInt32BE(8);
  const bigEndian = magic === 0x377f0683;
  const sums = sumsOf(wal.subarray(0, 24), [0, 0], bigEndian);
  const sound = (bigEndian || magic === 0x377f0682) && pageSize >= 512 && pageSize <= 65_536 && equal(sums, wal, 24);
  return sound ? { pageSize, bigEndian, sums } : undefined;
}

function framesOf(wal: Buffer, pageSize: number): readonly Buffer[] {
  const size = frameHeaderSize + pageSize;
  const count = Math.floor((wal.length - headerSize) / size);
  return Array.from({ length: count }, (_item, index) => wal.subarray(headerSize + index * size, headerSize + (index + 1) * size));
}

/** Frames of another salt are of an earlier journal, whose transactions are in the database already. */
function isOfJournal(frame: Buffer, wal: Buffer): boolean {
  return frame.subarray(8, 16).equals(wal.subarray(16, 24));
}

/** Each frame's checksum goes on from the one before: over the first half of its header, and its page. */
function frameSums(frame: Buffer, before: Sums, bigEndian: boolean): Sums {
  return sumsOf(frame.subarray(frameHeaderSize), sumsOf(frame.subarray(0, 8), before, bigEndian), bigEndian);
}

function sumsOf(bytes: Buffer, [first, second]: Sums, bigEndian: boolean): Sums {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [one, two] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + view.getUint32(at, !bigEndian) + two) >>> 0;
    two = (two + view.getUint32(at + 4, !bigEndian) + one) >>> 0;
  }
  return [one, two];
}

function equal([one, two]: Sums, bytes: Buffer, at: number): boolean {
  return bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two;
}
