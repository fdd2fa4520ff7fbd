import { dirname, join } from 'node:path';

/** The list of packages and file changes, which the local account writes into the folder of an image's other artifacts. */
export const manifestBeside = (artifact: string) => join(dirname(artifact), 'manifest.json');

/** What may lie beside the manifest, by the words that the app has for it. */
const beside: readonly (readonly [type: string, name: string])[] = [
  ['oci-layout', 'oci'],
  ['disk', 'disk.raw'],
  ['sbom', 'sbom.cdx.json'],
  ['layer', 'layer.tar.gz'],
];

/** The other files of an image, which may be there or not. */
export const artifactsBeside = (manifest: string) => beside.map(([type, name]) => ({ type, path: join(dirname(manifest), name) }));
