import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readApkInstalled } from './apk.ts';
import { readCopyright, readDpkgStatus } from './dpkg.ts';
import { readOsRelease } from './os-release.ts';
import { readRpmBerkeley } from './rpm-berkeley.ts';
import { readRpmHeader } from './rpm-header.ts';
import { readRpmNdb } from './rpm-ndb.ts';
import { readRpmSqlite } from './rpm-sqlite.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-packages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('packages of dpkg', () => {
  it('are those that are installed, with the source that they come from', () => {
    const status = [
      'Package: openssl\nStatus: install ok installed\nArchitecture: amd64\nVersion: 3.0.15-1~deb12u1\nHomepage: https://openssl.org/',
      'Package: libssl3\nStatus: hold ok installed\nSource: openssl (3.0.15)\nVersion: 3.0.15-1~deb12u1\nDescription: library\n with more\n .\n lines',
      'Package: gone\nStatus: deinstall ok config-files\nVersion: 1:2.0-1',
    ];
    expect(readDpkgStatus(status.join('\n\n'))).toEqual([
      expect.objectContaining({ type: 'deb', name: 'openssl', version: '3.0.15-1~deb12u1', architecture: 'amd64', source: undefined }),
      expect.objectContaining({ name: 'libssl3', source: 'openssl' }),
    ]);
  });

  it('need no status in a file of status.d', () => {
    expect(readDpkgStatus('Package: tzdata\nVersion: 2024b-0\n')).toMatchObject([{ name: 'tzdata' }]);
  });

  it('have the licences that a machine-readable copyright file names, and none that would have to be guessed', () => {
    const format = 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/';
    const text = `${format}\n\nFiles: *\nLicense: GPL-2+\n whole text\n\nFiles: a\nLicense: Expat\n\nFiles: b\nLicense: Expat\n`;
    expect(readCopyright(text)).toEqual(['Expat', 'GPL-2+']);
    expect(readCopyright('This is under the GPL.\n\nLicense: GPL-2')).toEqual([]);
  });
});

it('packages of apk have their licence in the database', () => {
  const installed =
    'C:Q1\nP:musl\nV:1.2.5-r0\nA:x86_64\nL:MIT\no:musl\nU:https://musl.libc.org/\nF:lib\n\nP:zlib\nV:1.3.1-r1\nL:Zlib\n\n\n';
  expect(readApkInstalled(installed)).toEqual([
    expect.objectContaining({ type: 'apk', name: 'musl', version: '1.2.5-r0', architecture: 'x86_64', licences: ['MIT'] }),
    expect.objectContaining({ name: 'zlib', version: '1.3.1-r1', licences: ['Zlib'] }),
  ]);
});

it('os-release is read as a shell would, without running it', () => {
  expect(readOsRelease('ID=debian\nVERSION_ID="12"\nPRETTY_NAME=\'Debian "12"\'\nX=$(reboot)\n')).toEqual({
    ...{ id: 'debian', version: '12', codename: undefined, title: 'Debian "12"' },
  });
  expect(readOsRelease('PRETTY_NAME="A \\$ and \\"b\\""')).toMatchObject({ id: 'linux', title: 'A $ and "b"' });
});

interface Field {
  readonly tag: number;
  readonly type: number;
  readonly data: Buffer;
}

const text = (tag: number, value: string): Field => ({ tag, type: 6, data: Buffer.from(`${value}\0`) });
const number = (tag: number, value: number): Field => ({ tag, type: 4, data: Buffer.from(Uint32Array.of(value).buffer).swap32() });

function header(fields: readonly Field[]): Buffer {
  const index: Buffer[] = [];
  let offset = 0;
  for (const { tag, type, data } of fields) {
    const entry = Buffer.alloc(16);
    for (const [at, value] of [tag, type, offset, 1].entries()) entry.writeUInt32BE(value, at * 4);
    index.push(entry);
    offset += data.length;
  }
  const start = Buffer.alloc(8);
  start.writeUInt32BE(fields.length, 0);
  start.writeUInt32BE(offset, 4);
  return Buffer.concat([start, ...index, ...fields.map(({ data }) => data)]);
}

/** Its last field makes it as long as real ones are, so that a page does not hold it. */
const packageOf = (name: string, padding = 0) =>
  header([
    number(1003, 1),
    text(1000, name),
    text(1001, '5.1'),
    text(1002, '3.el9'),
    text(1014, 'MIT'),
    text(1022, 'noarch'),
    text(1004, 'x'.repeat(padding)),
  ]);

describe('packages of rpm', () => {
  const expected = { type: 'rpm', name: 'bash', version: '5.1-3.el9', epoch: 1, architecture: 'noarch', licences: ['MIT'] };

  it('are headers; keys and rubbish are none', () => {
    expect(readRpmHeader(packageOf('bash'))).toMatchObject(expected);
    expect(readRpmHeader(packageOf('gpg-pubkey'))).toBeUndefined();
    for (const rubbish of ['', 'short', '\xff'.repeat(64), '\0'.repeat(64)])
      expect(readRpmHeader(Buffer.from(rubbish, 'latin1'))).toBeUndefined();
    for (let length = 0; length < packageOf('bash').length; length += 1) {
      expect(readRpmHeader(packageOf('bash').subarray(0, length))).toBeUndefined();
    }
  });

  it('lie in an SQLite database', () => {
    const file = join(folder, 'rpmdb.sqlite');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)');
    database.prepare('INSERT INTO Packages (blob) VALUES (?)').run(packageOf('bash', 9000));
    database.close();
    expect(readRpmSqlite(file)).toMatchObject([expected]);
    writeFileSync(file, 'not a database at all');
    expect(() => readRpmSqlite(file)).toThrow();
  });

  it('lie in slots of rpm’s own format', () => {
    const blob = packageOf('bash', 5000);
    const file = Buffer.alloc(4096 * 4);
    file.write('RpmP', 0);
    file.writeUInt32LE(1, 12);
    file.write('Slot', 32);
    for (const [at, value] of [1, 256, 400].entries()) file.writeUInt32LE(value, 36 + at * 4);
    file.write('BlbS', 4096);
    file.writeUInt32LE(blob.length, 4096 + 12);
    blob.copy(file, 4096 + 16);
    expect(readRpmNdb(file)).toMatchObject([expected]);
    expect(() => readRpmNdb(Buffer.alloc(100))).toThrow();
  });

  const hasDbLoad = spawnSync('db_load', ['-V']).status === 0;
  if (!hasDbLoad) console.warn('SKIPPED: packages in a Berkeley DB are not read: db_load (db-util) is not installed');
  it.skipIf(!hasDbLoad)('lie on the pages of a Berkeley DB, long ones on several', () => {
    const file = join(folder, 'Packages');
    const hex = (bytes: Buffer) => ` ${bytes.toString('hex')}\n`;
    const pairs = ['bash', 'zsh', 'dash'].map((name, at) => hex(Buffer.from([at + 1, 0, 0, 0])) + hex(packageOf(name, at * 6000)));
    const dump = `VERSION=3\nformat=bytevalue\ntype=hash\ndb_pagesize=4096\nHEADER=END\n${hex(Buffer.alloc(4))}${hex(Buffer.from([3, 0, 0, 0]))}${pairs.join('')}DATA=END\n`;
    execFileSync('db_load', [file], { input: dump });
    expect(
      readRpmBerkeley(readFileSync(file))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['bash', 'dash', 'zsh']);
    expect(() => readRpmBerkeley(Buffer.alloc(600))).toThrow();
  });

  const hasRpm = spawnSync('rpmbuild', ['--version']).status === 0;
  if (!hasRpm) console.warn('SKIPPED: no database of a real rpm is read: rpmbuild is not installed');
  it.skipIf(!hasRpm)('are read from a database that rpm itself wrote', () => {
    const spec =
      'Name: kiln-proof\nVersion: 1.2\nRelease: 3\nEpoch: 7\nSummary: s\nLicense: Apache-2.0\nURL: https://example.org\nBuildArch: noarch\n%description\nd\n%files\n';
    mkdirSync(join(folder, 'db'));
    writeFileSync(join(folder, 'p.spec'), spec);
    execFileSync('rpmbuild', ['-bb', '--define', `_topdir ${folder}/top`, join(folder, 'p.spec')], { stdio: 'ignore' });
    const rpm = join(folder, 'top/RPMS/noarch/kiln-proof-1.2-3.noarch.rpm');
    execFileSync('rpm', ['--dbpath', join(folder, 'db'), '--justdb', '--nodeps', '-i', rpm], { stdio: 'ignore' });
    expect(readRpmSqlite(join(folder, 'db', 'rpmdb.sqlite'))).toEqual([
      {
        ...{ type: 'rpm', name: 'kiln-proof', version: '1.2-3', epoch: 7, architecture: 'noarch', licences: ['Apache-2.0'] },
        ...{ source: 'kiln-proof-1.2-3.src.rpm', maintainer: undefined, homepage: 'https://example.org' },
      },
    ]);
  });
});
