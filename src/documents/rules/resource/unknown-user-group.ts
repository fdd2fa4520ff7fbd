import { respellings } from '../../fixes.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { changed, distribution } from './example.ts';
import { scalarsAt } from './member-maps.ts';

export const unknownUserGroup: Rule = {
  id: 'unknown-user-group',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'There is no group of users but “all”.',
  explanation:
    'EC2 knows one group that an AMI can be shared with: `all`, which is everybody. Accounts are named by `userIds`, organisations and their units by `organizationArns` and `organizationalUnitArns`.',
  good: distribution,
  bad: changed(distribution, "userIds: ['123456789012']", 'userGroups: [developers]'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LaunchPermissionConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const scalar of scalarsAt(node, 'distributions', 'amiDistributionConfiguration', 'launchPermission', 'userGroups')) {
      if (scalar.value === 'all' || scalar.value === '' || isPlaceholder(scalar.value)) continue;
      const meant = scalar.value.toLowerCase() === 'all' ? 'all' : undefined;
      report(
        scalar.range,
        `There is no group ${quoted(scalar.value)}; the only one is “all”, which is everybody.`,
        respellings(scalar, meant),
      );
    }
  },
};
