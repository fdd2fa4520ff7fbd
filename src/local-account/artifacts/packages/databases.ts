// Which files of a root tell what is installed in it, and how each is read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basename, dirname } from 'node:path/posix';
import { readApkInstalled } from './apk.ts';
import { readDpkgStatus } from './dpkg.ts';
import type { InstalledPackage } from './installed-package.ts';
import { readRpmBerkeley } from './rpm-berkeley.ts';
import { readRpmNdb } from './rpm-ndb.ts';
import { readRpmSqlite } from './rpm-sqlite.ts';

/** Bytes of the largest database that is read. Those of real images have some ten MiB. */
export const largestDatabase = 256 * 1024 ** 2;

type Read = (content: Buffer) => readonly InstalledPackage[];

const rpmFolders = ['var/lib/rpm', 'usr/lib/sysimage/rpm'];
const rpmFiles: Readonly<Record<string, Read>> = {
  'rpmdb.sqlite': withFile(readRpmSqlite),
  'Packages.db': readRpmNdb,
  Packages: readRpmBerkeley,
};

const databases: ReadonlyMap<string, Read> = new Map([
  ['var/lib/dpkg/status', (content: Buffer) => readDpkgStatus(content.toString())],
  ...['lib/apk/db/installed', 'usr/lib/apk/db/installed'].map(
    (path) => [path, (content: Buffer) => readApkInstalled(content.toString())] as const,
  ),
  ...rpmFolders.flatMap((folder) => Object.entries(rpmFiles).map(([name, read]) => [`${folder}/${name}`, read] as const)),
]);

/** Paths of databases that every root of their kind has. */
export const databasePaths = [...databases.keys()];

/** Images without dpkg have a file a package here; those that end so list its files. */
const statusFolder = 'var/lib/dpkg/status.d';

/** How the database at a path, without its leading slash, is read; undefined for what is none. */
export function databaseAt(path: string): Read | undefined {
  if (dirname(path) === statusFolder && !basename(path).endsWith('.md5sums')) return databases.get('var/lib/dpkg/status');
  return databases.get(path);
}

/** SQLite reads files alone. */
function withFile(read: (file: string) => readonly InstalledPackage[]): Read {
  return (content) => {
    const folder = mkdtempSync(join(tmpdir(), 'kiln-rpm-'));
    try {
      const file = join(folder, 'rpmdb.sqlite');
      writeFileSync(file, content);
      return read(file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}
