import type { ImagePackage, Known } from '../../contract/index.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';
import { askKnown, known, unknown } from './known.ts';
import { getImage } from './read-image.ts';

/** The packages that AWS has listed in the image, sorted; or why there is no list. */
export async function imagePackages(api: Imagebuilder, arn: string): Promise<Known<readonly ImagePackage[]>> {
  return askKnown(async () => {
    const listed = await everyPage(
      (nextToken) => api.listImagePackages({ imageBuildVersionArn: arn, maxResults: 25, nextToken }),
      'imagePackageList',
    );
    if (listed.length === 0) return unknown(await whyNone(api, arn));
    const packages = listed.map(({ packageName = '', packageVersion = '' }) => ({ name: packageName, version: packageVersion }));
    return known(packages.sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version)));
  });
}

async function whyNone(api: Imagebuilder, arn: string): Promise<string> {
  const { enhancedImageMetadataEnabled, state } = await getImage(api, arn);
  if (enhancedImageMetadataEnabled === false) return 'The image was built without collecting metadata, and so nobody listed its packages.';
  if (state?.status !== 'AVAILABLE') return `No packages are listed: the image is ${state?.status ?? 'in no state'}.`;
  return 'The account lists no packages: none were found, or the build did not collect them.';
}
