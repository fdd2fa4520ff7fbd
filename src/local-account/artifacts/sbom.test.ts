import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { InstalledPackage } from './packages/installed-package.ts';
import type { RootFacts } from './packages/root-facts.ts';
import { cycloneDx, purlOf } from './sbom.ts';

const debian = { id: 'debian', version: '12', codename: 'bookworm', title: 'Debian GNU/Linux 12 (bookworm)' };
const subject = {
  imageArn: 'arn:aws:imagebuilder:us-east-1:000000000000:image/web/1.0.0/1',
  name: 'Web',
  version: '1.0.0/1',
  created: new Date('2026-01-02T03:04:05Z'),
};
const packages: readonly InstalledPackage[] = [
  { type: 'deb', name: 'libstdc++6', version: '12.2.0-14', architecture: 'amd64', source: 'gcc-12', licences: ['GPL-3+', 'Artistic'] },
  { type: 'deb', name: 'bash', version: '5.2.15-2+b7', maintainer: 'M <m@example.org>', homepage: 'https://tiswww.case.edu/php/chet/' },
  { type: 'deb', name: 'odd', version: '1', homepage: 'not an address' },
];
const facts: RootFacts = { distribution: debian, packages, faults: {} };

describe('a bill of materials', () => {
  it('lists the distribution and every package by its purl', () => {
    expect(cycloneDx(subject, facts)).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { timestamp: '2026-01-02T03:04:05.000Z', component: { name: 'Web', version: '1.0.0/1' } },
      components: [
        { type: 'operating-system', name: 'debian', version: '12' },
        { purl: 'pkg:deb/debian/libstdc%2B%2B6@12.2.0-14?arch=amd64&distro=debian-12&upstream=gcc-12' },
        { name: 'bash', publisher: 'M <m@example.org>', externalReferences: [{ type: 'website' }] },
        { name: 'odd' },
      ],
    });
  });

  it('calls licences by their ids in SPDX where they have one, else by their names', () => {
    const { components } = cycloneDx(subject, facts) as { readonly components: readonly { readonly licenses?: unknown }[] };
    expect(components[1]?.licenses).toEqual([{ license: { id: 'GPL-3.0-or-later' } }, { license: { name: 'Artistic' } }]);
  });

  it('says what could not be read', () => {
    const unread = { distribution: undefined, packages: [], faults: { 'var/lib/rpm/Packages': 'is no Berkeley DB hash' } };
    expect(cycloneDx(subject, unread)).toMatchObject({
      metadata: { properties: [{ name: 'kiln:unread:/var/lib/rpm/Packages', value: 'is no Berkeley DB hash' }] },
    });
  });

  // The schemas are CycloneDX's and are not kept here: `npm pack @cyclonedx/cyclonedx-library` has them in res/schema.
  const schemas = process.env.KILN_CYCLONEDX_SCHEMAS ?? '';
  const hasSchemas = existsSync(join(schemas, 'bom-1.6.SNAPSHOT.schema.json'));
  if (!hasSchemas)
    console.warn("SKIPPED: the bill of materials is not held against CycloneDX's schema: KILN_CYCLONEDX_SCHEMAS names no folder of it");
  it.skipIf(!hasSchemas)('is valid against the schema', () => {
    const schema = (name: string) => JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), 'utf8'));
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    for (const name of ['spdx', 'jsf-0.82']) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
    const validate = ajv.compile(schema('bom-1.6'));
    for (const each of [facts, { distribution: undefined, packages: [], faults: { x: 'y' } }]) {
      validate(cycloneDx(subject, each));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...cycloneDx(subject, facts), bomFormat: 'other' })).toBe(false);
  });
});

it('a purl has what tells packages apart, in the order of the names', () => {
  const rpm: InstalledPackage = {
    type: 'rpm',
    name: 'bash',
    version: '5.1-3.amzn2023',
    epoch: 1,
    architecture: 'x86_64',
    source: 'bash-5.1-3.src.rpm',
  };
  expect(purlOf(rpm, { id: 'amzn', version: '2023', codename: undefined, title: '' })).toBe(
    'pkg:rpm/amzn/bash@5.1-3.amzn2023?arch=x86_64&distro=amzn-2023&epoch=1&upstream=bash-5.1-3.src.rpm',
  );
  expect(purlOf({ type: 'deb', name: 'vim', version: '2:9.0~1' }, undefined)).toBe('pkg:deb/linux/vim@2:9.0~1');
});
