import { declaredImage, declaredMaps } from '../../kinds/resource/declared-image.ts';
import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, headOf, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';

const permissions = (fleet: boolean) =>
  `Name: office\nSharedAccountId: '123456789012'\nImagePermissions:\n  allowFleet: ${fleet}\n  allowImageBuilder: false\n`;

export const uselessPermissions: Rule = {
  id: 'useless-permissions',
  severity: 'info',
  category: 'style',
  since: '0.1.0',
  summary: 'The image is shared for nothing.',
  explanation:
    'With neither fleets nor image builders allowed the other account sees the image and can do nothing with it. To stop sharing, delete the permissions (DeleteImagePermissions).',
  good: permissions(true),
  bad: permissions(false),
  source: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_UpdateImagePermissions.html',
  resource(document, { report }) {
    const { kind, node } = document;
    for (const permission of declaredMaps(declaredImage(document), 'permissions')) {
      if (isOff(permission, 'fleet') && isOff(permission, 'imageBuilder')) report(headOf(permission), nothing);
    }
    if (kind !== 'appstream-image-permissions') return;
    const map = mapOf(valueNamed(node, 'ImagePermissions'));
    if (map !== undefined && isOff(map, 'allowFleet') && isOff(map, 'allowImageBuilder'))
      report(entryNamed(node, 'ImagePermissions')?.key.range ?? node.range, nothing);
  },
};

const nothing = 'Neither fleets nor image builders may use the image.';

/** What is left out is not allowed either. */
function isOff(map: MapNode, name: string): boolean {
  return (scalarNamed(map, name)?.value ?? 'false') === 'false';
}
