import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { MapNode, ScalarNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { changed, distribution } from './example.ts';
import { mapsAt, scalarsAt } from './member-maps.ts';

const REGION = /^arn:aws[^:]*:(?:kms|license-manager):([^:]+):/;
const withKey = (region: string) =>
  changed(
    distribution,
    '      launchPermission:',
    `      kmsKeyId: arn:aws:kms:${region}:123456789012:alias/images\n      launchPermission:`,
  );

export const foreignRegionKey: Rule = {
  id: 'foreign-region-key',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'A key or a license is in another Region than the AMI.',
  explanation:
    'The copy in a Region is encrypted with a key of that Region, and carries licenses of that Region. An ARN of another one is found by nobody there: often the block was copied from the Region above it. Of a key in several Regions name the replica.',
  good: withKey('eu-west-1'),
  bad: withKey('us-east-1'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_AmiDistributionConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const distribution of mapsAt(node, 'distributions')) {
      const home = scalarNamed(distribution, 'region')?.value;
      if (home === undefined || home === '' || isPlaceholder(home)) continue;
      for (const { value, range } of regionalOf(distribution)) {
        const region = REGION.exec(value)?.[1];
        if (region !== undefined && region !== home && !isPlaceholder(region))
          report(range, `This is in ${region}, and the AMI in ${home}.`);
      }
    }
  },
};

function regionalOf(distribution: MapNode): readonly ScalarNode[] {
  return [...scalarsAt(distribution, 'amiDistributionConfiguration', 'kmsKeyId'), ...scalarsAt(distribution, 'licenseConfigurationArns')];
}
