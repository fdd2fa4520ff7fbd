import { respellings } from '../../fixes.ts';
import type { ResourceKind } from '../../kinds/kind.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { regions } from '../../kinds/resource/regions.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { changed, distribution } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const ways: Partial<Record<ResourceKind, readonly (readonly string[])[]>> = {
  'distribution-configuration': [['distributions', 'region']],
  'lifecycle-policy': [['policyDetails', 'exclusionRules', 'amis', 'regions']],
  'appstream-image-copy': [['DestinationRegion']],
  'appstream-image': [['region'], ['copies', 'region']],
};
/** Regions for which one needs a clearance are in no public list. */
const isolated = /^(?:us-iso|eu-iso|eusc-)/;

export const unknownRegion: Rule = {
  id: 'unknown-region',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'There is no Region of this name.',
  explanation:
    'A Region is named as in ARNs: `eu-west-1`, not “Ireland”, and not an Availability Zone such as `eu-west-1a`. Regions that opened after this version of Kiln are unknown to it; then switch the rule off.',
  good: distribution,
  bad: changed(distribution, 'us-east-1', 'us-east1'),
  source: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html',
  resource({ kind, node }, { report }) {
    for (const scalar of (ways[kind] ?? []).flatMap((way) => scalarsAt(node, ...way))) {
      const { value } = scalar;
      if (value === '' || regions.has(value) || isolated.test(value) || isPlaceholder(value)) continue;
      const zone = value.slice(0, -1);
      const meant = regions.has(zone) ? zone : nearest(value, regions.keys());
      if (regions.has(value.trim())) report(scalar.range, 'A Region has no blanks around it.', respellings(scalar, value.trim()));
      else report(scalar.range, `There is no Region ${quoted(value)}.${didYouMean(meant)}`, respellings(scalar, meant));
    }
  },
};
