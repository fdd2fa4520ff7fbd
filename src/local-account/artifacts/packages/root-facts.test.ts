import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeTestLayer } from '../layer-kit.ts';
import { comparePackages } from './compare-packages.ts';
import type { InstalledPackage } from './installed-package.ts';
import { readLayerFacts } from './layer-facts.ts';
import { mergeFacts, readHostFacts } from './root-facts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-facts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const status = (...packages: readonly string[]) =>
  packages.map((one) => `Package: ${one}\nStatus: install ok installed\nVersion: 1\n`).join('\n');
const apk = (name: string) => `P:${name}\nV:1-r0\n\n`;
const format = 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/';

async function factsOf(...layers: readonly Parameters<typeof writeTestLayer>[1][]) {
  const facts = [];
  for (const [index, entries] of layers.entries())
    facts.push(await readLayerFacts(await writeTestLayer(join(folder, `${index}`), entries)));
  return mergeFacts(facts);
}

const names = ({ packages }: { readonly packages: readonly InstalledPackage[] }) => packages.map(({ name }) => name);

describe('what a root has installed', () => {
  it('is what the uppermost database says, with licences from whichever layer tells them', async () => {
    const facts = await factsOf(
      {
        './usr/lib/os-release': 'ID=debian\nVERSION_ID="12"\n',
        './var/lib/dpkg/status': status('apt', 'gone'),
        './usr/share/doc/apt/copyright': `${format}\n\nFiles: *\nLicense: GPL-2+\n`,
      },
      { 'var/lib/dpkg/status': status('apt', 'nginx'), 'usr/share/doc/nginx/copyright': `${format}\n\nFiles: *\nLicense: BSD-2-clause\n` },
    );
    expect(facts.distribution).toMatchObject({ id: 'debian', version: '12' });
    expect(facts.packages.map(({ name, licences }) => [name, licences])).toEqual([
      ['apt', ['GPL-2+']],
      ['nginx', ['BSD-2-clause']],
    ]);
  });

  it('does not come from databases that a layer deletes, or hides with their folder', async () => {
    const lower = { 'lib/apk/db/installed': apk('musl'), 'var/lib/dpkg/status.d/tzdata': 'Package: tzdata\nVersion: 1\n' };
    expect(names(await factsOf(lower))).toEqual(['musl', 'tzdata']);
    expect(names(await factsOf(lower, { 'lib/apk/db/.wh.installed': '' }))).toEqual(['tzdata']);
    expect(names(await factsOf(lower, { 'var/lib/dpkg/.wh..wh..opq': '' }))).toEqual(['musl']);
    expect(names(await factsOf(lower, { 'lib/.wh.apk': '', 'var/.wh.lib': '' }))).toEqual([]);
  });

  it('is told to be unread where a database is none; one above that can be read is enough', async () => {
    const broken = { 'var/lib/rpm/rpmdb.sqlite': 'not a database' };
    const facts = await factsOf({ 'lib/apk/db/installed': apk('musl') }, broken);
    expect(names(facts)).toEqual(['musl']);
    expect(Object.keys(facts.faults)).toEqual(['var/lib/rpm/rpmdb.sqlite']);
    expect((await factsOf(broken, { 'var/lib/rpm/.wh.rpmdb.sqlite': '' })).faults).toEqual({});
  });

  it('of this computer is read from its own files', async () => {
    mkdirSync(join(folder, 'var/lib/dpkg'), { recursive: true });
    writeFileSync(join(folder, 'var/lib/dpkg/status'), status('bash'));
    expect(names(mergeFacts([await readHostFacts(folder)]))).toEqual(['bash']);
  });
});

describe('packages of an image and its parent', () => {
  const deb = (name: string, version: string): InstalledPackage => ({ type: 'deb', name, version });

  it('differ by what was added, removed and upgraded', () => {
    const before = [deb('apt', '1'), deb('bash', '1'), deb('gone', '1')];
    expect(comparePackages(before, [deb('apt', '1'), deb('bash', '2'), deb('new', '1')])).toEqual([
      { kind: 'upgraded', name: 'bash', from: '1', to: '2' },
      { kind: 'removed', name: 'gone', from: '1', to: undefined },
      { kind: 'added', name: 'new', from: undefined, to: '1' },
    ]);
  });

  it('may be there in several versions', () => {
    expect(comparePackages([deb('kernel', '1'), deb('kernel', '2')], [deb('kernel', '2'), deb('kernel', '3'), deb('kernel', '4')])).toEqual(
      [
        { kind: 'upgraded', name: 'kernel', from: '1', to: '3' },
        { kind: 'added', name: 'kernel', from: undefined, to: '4' },
      ],
    );
  });
});
