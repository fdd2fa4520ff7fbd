// A bill of materials in CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/
import { randomUUID } from 'node:crypto';
import type { InstalledPackage } from './packages/installed-package.ts';
import type { Distribution } from './packages/os-release.ts';
import type { RootFacts } from './packages/root-facts.ts';
import { spdxOf } from './spdx.ts';

export interface SbomSubject {
  readonly imageArn: string;
  readonly name: string;
  /** With its build number: 1.0.0/1. */
  readonly version: string;
  readonly created: Date;
}

/** The document: the image, its distribution, and every package with its purl and the licences that are known. */
export function cycloneDx({ imageArn, name, version, created }: SbomSubject, { distribution, packages, faults }: RootFacts): object {
  const components = packages.map((one) => componentOf(one, distribution));
  const refs = components.map((component) => component['bom-ref']);
  const os = distribution && operatingSystem(distribution);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: {
      timestamp: created.toISOString(),
      tools: { components: [{ type: 'application', name: 'kiln' }] },
      component: { type: 'container', 'bom-ref': imageArn, name, version },
      // What could not be read makes the list shorter than the image is; whoever reads it must know.
      properties: Object.entries(faults).map(([path, fault]) => ({ name: `kiln:unread:/${path}`, value: fault })),
    },
    components: os ? [os, ...components] : components,
    dependencies: [{ ref: imageArn, dependsOn: os ? [os['bom-ref'], ...refs] : refs }],
    // Files that belong to no package are not listed.
    compositions: [{ aggregate: 'incomplete', assemblies: [imageArn] }],
  };
}

function operatingSystem({ id, version, title }: Distribution) {
  return { type: 'operating-system', 'bom-ref': `os:${id}-${version ?? ''}`, name: id, ...(version && { version }), description: title };
}

function componentOf(one: InstalledPackage, distribution: Distribution | undefined) {
  const purl = purlOf(one, distribution);
  return {
    type: 'library',
    'bom-ref': purl,
    name: one.name,
    version: one.version,
    purl,
    ...(one.maintainer && { publisher: one.maintainer }),
    ...(one.licences && { licenses: one.licences.map(licenceOf) }),
    ...(isAddress(one.homepage) && { externalReferences: [{ type: 'website', url: one.homepage }] }),
  };
}

/** The schema takes ids of SPDX's list alone; what is called otherwise is a name. */
function licenceOf(name: string) {
  const id = spdxOf(name);
  return { license: id === undefined ? { name } : { id } };
}

function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:/.test(text) && URL.canParse(text);
}

/** The package's address in https://github.com/package-url/purl-spec; qualifiers stand in the order of their names. */
export function purlOf(
  { type, name, version, epoch, architecture, source }: InstalledPackage,
  distribution: Distribution | undefined,
): string {
  const qualifiers = {
    arch: architecture,
    distro: distribution && (distribution.version ? `${distribution.id}-${distribution.version}` : distribution.id),
    epoch: epoch === undefined ? undefined : String(epoch),
    upstream: source,
  };
  const given = Object.entries(qualifiers).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encoded(value)}`]));
  const path = [type, distribution?.id ?? 'linux', name].map(encoded).join('/');
  return `pkg:${path}@${encoded(version)}${given.length > 0 ? `?${given.join('&')}` : ''}`;
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':');
}
