import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '../account.ts';
import { MANIFEST_NAME } from '../artifacts/names.ts';
import type { BuildJob, ImageManifest } from '../engine/build-job.ts';
import type { Image, ImagePackage, ListImagePackagesRequest, ListImagePackagesResponse } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { stateOf } from './images.ts';
import { page } from './page.ts';
import { getResource } from './resolve.ts';

/**
 * What the databases of the image's package managers list, from the manifest among its artifacts; nothing where no build has got that far,
 * or where the image was to collect no metadata.
 */
export function listImagePackages(account: Account, input: Valid<ListImagePackagesRequest>): ListImagePackagesResponse {
  const { arn, body } = getResource<Image>(account, 'image', input.imageBuildVersionArn);
  const { outputDirectory } = JSON.parse(stateOf(account, arn).job) as BuildJob;
  const packages = body.enhancedImageMetadataEnabled === false ? [] : packagesIn(join(outputDirectory, MANIFEST_NAME));
  const rows = packages.map((one, index) => ({ ...one, sequence: index + 1 }));
  const { items, ...more } = page(input, ['packages', arn], (after) => rows.slice(after));
  return { imagePackageList: items.map(({ packageName, packageVersion }) => ({ packageName, packageVersion })), ...more };
}

function packagesIn(manifest: string): readonly ImagePackage[] {
  if (!existsSync(manifest)) return [];
  const { packages } = JSON.parse(readFileSync(manifest, 'utf8')) as ImageManifest;
  return packages.map(({ name, version }) => ({ packageName: name, packageVersion: version }));
}
