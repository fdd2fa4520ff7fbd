// `Packages` as a Berkeley DB hash, rpm's form before 4.16 (Amazon Linux 2, CentOS 7): pages of keys and values, large values on chains of
// overflow pages (Berkeley DB's dbinc/db_page.h).
import type { InstalledPackage } from './installed-package.ts';
import { readRpmHeader } from './rpm-header.ts';

const hashMagic = 0x00061561;
const pageTypes = { hashUnsorted: 2, overflow: 7, hash: 13 };
const itemTypes = { here: 1, elsewhere: 3 };
const pageHeaderSize = 26;

interface Pages {
  readonly file: Buffer;
  readonly size: number;
  u16(at: number): number;
  u32(at: number): number;
}

/** Packages of such a file. Throws for one that is none. */
export function readRpmBerkeley(file: Buffer): readonly InstalledPackage[] {
  const pages = openPages(file);
  const packages: InstalledPackage[] = [];
  for (let page = pages.size; page + pageHeaderSize <= file.length; page += pages.size) {
    const type = file[page + 25];
    if (type !== pageTypes.hash && type !== pageTypes.hashUnsorted) continue;
    for (const value of valuesOn(pages, page)) {
      const found = readRpmHeader(value);
      if (found) packages.push(found);
    }
  }
  return packages;
}

/** The file is in the byte order of the machine that wrote it, which its magic number tells. */
function openPages(file: Buffer): Pages {
  if (file.length < 512) throw new Error('Packages is too short for a Berkeley DB');
  const little = file.readUInt32LE(12) === hashMagic;
  if (!little && file.readUInt32BE(12) !== hashMagic) throw new Error('Packages is no Berkeley DB hash');
  const u16 = (at: number) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const u32 = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const size = u32(20);
  if (size < 512 || size > 65_536) throw new Error(`Packages has pages of ${size} bytes`);
  return { file, size, u16, u32 };
}

/** Keys and values take turns; the values come second. */
function* valuesOn(pages: Pages, page: number): Generator<Buffer> {
  const { file, size, u16, u32 } = pages;
  const count = Math.min(u16(page + 20), (size - pageHeaderSize) / 2);
  for (let index = 1; index < count; index += 2) {
    const offset = u16(page + pageHeaderSize + 2 * index);
    if (offset < pageHeaderSize || offset + 12 > size) continue;
    const item = page + offset;
    if (file[item] === itemTypes.elsewhere) yield overflowOf(pages, { first: u32(item + 4), length: u32(item + 8) });
    // An item reaches to where the one before it begins: items are put in from the end of the page.
    else if (file[item] === itemTypes.here) yield file.subarray(item + 1, page + u16(page + pageHeaderSize + 2 * (index - 1)));
  }
}

function overflowOf({ file, size, u16, u32 }: Pages, { first, length }: { readonly first: number; readonly length: number }): Buffer {
  const parts: Buffer[] = [];
  let collected = 0;
  for (let number = first; number !== 0 && collected < length; ) {
    const page = number * size;
    if (page + size > file.length || file[page + 25] !== pageTypes.overflow) break;
    const part = file.subarray(page + pageHeaderSize, page + pageHeaderSize + u16(page + 22));
    if (part.length === 0) break;
    parts.push(part);
    collected += part.length;
    number = u32(page + 16);
  }
  return Buffer.concat(parts).subarray(0, length);
}
