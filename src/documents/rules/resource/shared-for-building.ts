import { declaredImage, declaredMaps } from '../../kinds/resource/declared-image.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';

export const sharedForBuilding: Rule = {
  id: 'shared-for-building',
  severity: 'info',
  category: 'safety',
  since: '0.1.0',
  summary: 'The account can make images of its own from this one, and keeps them.',
  explanation:
    'Image builders and images that another account makes from a shared image are out of reach for its owner, also when it is no longer shared. Grant this only to accounts that are to have a copy of their own; for users `fleet` is enough.',
  good: appstreamImage,
  bad: changed(appstreamImage, 'fleet: true', 'fleet: true\n    imageBuilder: true'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html',
  resource(document, { report }) {
    const ofService = document.kind === 'appstream-image-permissions' ? mapOf(valueNamed(document.node, 'ImagePermissions')) : undefined;
    const declared = declaredMaps(declaredImage(document), 'permissions').map((map) => scalarNamed(map, 'imageBuilder'));
    for (const allowed of [...declared, scalarNamed(ofService, 'allowImageBuilder')]) {
      if (allowed?.value === 'true')
        report(allowed.range, 'This account can make image builders and images from it, which stay when sharing ends.');
    }
  },
};
