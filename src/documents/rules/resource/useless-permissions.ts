import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
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
  resource({ kind, node }, { report }) {
    if (kind !== 'appstream-image-permissions') return;
    const map = mapOf(valueNamed(node, 'ImagePermissions'));
    // What is left out is not allowed either.
    const isOff = (name: string) => (scalarNamed(map, name)?.value ?? 'false') === 'false';
    if (map !== undefined && isOff('allowFleet') && isOff('allowImageBuilder'))
      report(entryNamed(node, 'ImagePermissions')?.key.range ?? node.range, 'Neither fleets nor image builders may use the image.');
  },
};
