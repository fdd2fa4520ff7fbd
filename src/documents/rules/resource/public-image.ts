import { itemsOf, scalarOf } from '../../syntax/entries.ts';
import { valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, distribution } from './example.ts';
import { mapsAt } from './member-maps.ts';

export const publicImage: Rule = {
  id: 'public-image',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'The image can be launched by every AWS account there is.',
  explanation:
    '`userGroups: [all]` makes the AMI public, with whatever the build left in it. Name the accounts, organisations or organisational units that may launch it.',
  good: distribution,
  bad: changed(distribution, "userIds: ['123456789012']", 'userGroups: [all]'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LaunchPermissionConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const permission of mapsAt(node, 'distributions', 'amiDistributionConfiguration', 'launchPermission')) {
      for (const { value } of itemsOf(valueNamed(permission, 'userGroups'))) {
        const group = scalarOf(value);
        if (group?.value === 'all') report(group.range, 'Every AWS account can launch this image.');
      }
    }
  },
};
