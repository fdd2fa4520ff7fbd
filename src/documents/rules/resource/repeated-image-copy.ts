import { declaredImage, declaredMaps } from '../../kinds/resource/declared-image.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';

export const repeatedImageCopy: Rule = {
  id: 'repeated-image-copy',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A Region would have two images of one name.',
  explanation:
    'A name belongs to one image of an account and Region. A copy without a name has that of the image, so a copy in the image’s own Region needs another.',
  good: appstreamImage,
  bad: changed(appstreamImage, '  - region: eu-west-1', '  - region: eu-west-1\n  - region: eu-west-1'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html',
  resource(document, { report }) {
    const image = declaredImage(document);
    const name = scalarNamed(image, 'name')?.value;
    const own = scalarNamed(image, 'region')?.value;
    const taken = new Set(own === undefined || name === undefined ? [] : [`${own} ${name}`]);
    for (const copy of declaredMaps(image, 'copies')) {
      const region = scalarNamed(copy, 'region');
      const place = `${region?.value} ${scalarNamed(copy, 'name')?.value ?? name}`;
      if (region !== undefined && taken.has(place))
        report(
          (scalarNamed(copy, 'name') ?? region).range,
          `There is an image of this name in ${region.value} already; give the copy another.`,
        );
      taken.add(place);
    }
  },
};
