import { familiesOfPlatform, readBaseImageName } from '../../appstream/base-image.ts';
import { findInstanceType } from '../../appstream/instance-types.ts';
import { builderRequests, declaredImage } from '../../kinds/resource/declared-image.ts';
import type { ResourceDocument } from '../../kinds/resource/model.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { changed, imageBuilder } from './example.ts';

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
  resource(document, { report }) {
    for (const request of builderRequests(document)) {
      const type = scalarNamed(request, 'InstanceType');
      const family = findInstanceType(type?.value ?? '')?.family;
      const wanted = familiesOfImage(request, document);
      if (type === undefined || family === undefined || wanted === undefined || wanted.includes(family)) continue;
      report(type.range, family.startsWith('Graphics') && !isGraphics(wanted) ? withoutDrivers(family) : onlyFor(wanted, family));
    }
  },
};

/** The families that an image is for, as far as its name or the declared base tells; those of one's own images are not known. */
function familiesOfImage(request: MapNode, document: ResourceDocument): readonly string[] | undefined {
  const base = mapOf(valueNamed(declaredImage(document), 'base'));
  const image = scalarNamed(request, 'ImageName') ?? scalarNamed(request, 'ImageArn') ?? scalarNamed(base, 'image');
  if (image !== undefined) return readBaseImageName(image.value)?.families;
  const platform = scalarNamed(base, 'platform')?.value;
  const family = scalarNamed(base, 'family')?.value;
  if (family?.startsWith('Graphics') === true) return [family];
  return platform === undefined ? undefined : familiesOfPlatform(platform);
}

const isGraphics = (families: readonly string[]) => families.some((family) => family.startsWith('Graphics'));
const withoutDrivers = (family: string) => `This image has no drivers for ${family}; take one whose name begins with AppStream-Graphics.`;
const onlyFor = (families: readonly string[], family: string) =>
  families.length === 0
    ? 'This image is for graphics cards that AppStream has retired; nothing starts it any more.'
    : `This image starts only on instances of the family ${families.join(', ')}, not on ${family}.`;
