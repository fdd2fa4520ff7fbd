import { findInstanceType } from '../../appstream/instance-types.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, imageBuilder } from './example.ts';

const graphics: readonly (readonly [RegExp, string])[] = [
  [/^AppStream-Graphics-G4dn-/i, 'Graphics G4'],
  [/^AppStream-Graphics-G5-/i, 'Graphics G5'],
  [/^AppStream-Graphics-G6-/i, 'Graphics G6'],
];

export const builderImageFamily: Rule = {
  id: 'builder-image-family',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'The image is made for another family of instances.',
  explanation:
    'Base images with Graphics in their names hold the drivers of one family and start only on its instances; the others start on general, compute and memory instances, and on none with a graphics card.',
  good: imageBuilder,
  bad: changed(imageBuilder, 'AppStream-WinServer2022', 'AppStream-Graphics-G4dn-WinServer2022'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/instance-types.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'appstream-image-builder') return;
    const type = scalarNamed(node, 'InstanceType');
    const family = findInstanceType(type?.value ?? '')?.family;
    const image = (scalarNamed(node, 'ImageName') ?? scalarNamed(node, 'ImageArn'))?.value.replace(/^arn:.*:image\//, '');
    if (type === undefined || family === undefined || image === undefined || !/^AppStream-/i.test(image)) return;
    const wanted = graphics.find(([name]) => name.test(image))?.[1];
    if (wanted !== undefined && wanted !== family)
      report(type.range, `This image starts only on instances of the family ${wanted}, not on ${family}.`);
    if (wanted === undefined && family.startsWith('Graphics') && !/^AppStream-Graphics/i.test(image))
      report(type.range, `This image has no drivers for ${family}; take one whose name begins with AppStream-Graphics.`);
  },
};
