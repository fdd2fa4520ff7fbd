// One package of an rpm database: https://rpm-software-management.github.io/rpm/manual/format_header.html
import type { InstalledPackage } from './installed-package.ts';

const tags = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  licence: 1014,
  vendor: 1011,
  homepage: 1020,
  arch: 1022,
  source: 1044,
};
const types = { int32: 4, string: 6, i18nString: 9 };
const entrySize = 16;

/** Reads a header as databases keep it, without the magic number of package files; undefined for what is none, or names no package. */
export function readRpmHeader(header: Buffer): InstalledPackage | undefined {
  if (header.length < 8) return undefined;
  const [entries, dataLength] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const start = 8 + entries * entrySize;
  if (start + dataLength > header.length) return undefined;
  const data = header.subarray(start, start + dataLength);
  const found = new Map<number, string | number>();
  for (let index = 0; index < entries; index += 1) {
    const at = 8 + index * entrySize;
    const value = readValue(data, { type: header.readUInt32BE(at + 4), offset: header.readInt32BE(at + 8) });
    if (value !== undefined) found.set(header.readUInt32BE(at), value);
  }
  return toPackage(found);
}

function readValue(data: Buffer, { type, offset }: { readonly type: number; readonly offset: number }): string | number | undefined {
  if (offset < 0 || offset >= data.length) return undefined;
  if (type === types.int32) return offset + 4 <= data.length ? data.readUInt32BE(offset) : undefined;
  if (type !== types.string && type !== types.i18nString) return undefined;
  const end = data.indexOf(0, offset);
  return data.toString('utf8', offset, end < 0 ? data.length : end);
}

function toPackage(found: ReadonlyMap<number, string | number>): InstalledPackage | undefined {
  const text = (tag: number) => {
    const value = found.get(tag);
    return typeof value === 'string' && value !== '' && value !== '(none)' ? value : undefined;
  };
  const [name, version, release] = [text(tags.name), text(tags.version), text(tags.release)];
  // Keys that packages are signed with are kept like packages, and are none.
  if (!name || !version || !release || name === 'gpg-pubkey') return undefined;
  const [epoch, licence] = [found.get(tags.epoch), text(tags.licence)];
  return {
    type: 'rpm',
    ...{ name, version: `${version}-${release}`, epoch: typeof epoch === 'number' ? epoch : undefined, architecture: text(tags.arch) },
    ...{
      source: text(tags.source),
      licences: licence ? [licence] : undefined,
      maintainer: text(tags.vendor),
      homepage: text(tags.homepage),
    },
  };
}
