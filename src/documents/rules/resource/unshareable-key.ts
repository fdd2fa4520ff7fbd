import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { changed, distribution } from './example.ts';
import { mapsAt, scalarsAt } from './member-maps.ts';

const ofAmazon = /(?:^|:)alias\/aws\//;
const sharing = ['userIds', 'organizationArns', 'organizationalUnitArns'];
const withKey = (key: string) => changed(distribution, '      launchPermission:', `      kmsKeyId: ${key}\n      launchPermission:`);

export const unshareableKey: Rule = {
  id: 'unshareable-key',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An AMI that is encrypted with this key cannot be shared like that.',
  explanation:
    'Others can launch an encrypted AMI only if they may use its key. The key that AWS manages (`alias/aws/ebs`) is for your account alone, so what is shared needs a key of your own. And an encrypted AMI can never be public.',
  good: withKey('alias/images'),
  bad: withKey('alias/aws/ebs'),
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const ami of mapsAt(node, 'distributions', 'amiDistributionConfiguration')) check(ami, report);
  },
};

function check(ami: MapNode, report: RuleContext['report']): void {
  const key = scalarNamed(ami, 'kmsKeyId');
  if (key === undefined) return;
  const everybody = scalarsAt(ami, 'launchPermission', 'userGroups').find(({ value }) => value === 'all');
  if (everybody !== undefined) report(everybody.range, 'An AMI that is encrypted with “kmsKeyId” cannot be public.');
  const permission = mapOf(valueNamed(ami, 'launchPermission'));
  const isShared = entryNamed(ami, 'targetAccountIds') !== undefined || sharing.some((name) => entryNamed(permission, name) !== undefined);
  if (isShared && ofAmazon.test(key.value))
    report(key.range, 'What is encrypted with the key that AWS manages cannot be shared with other accounts; use a key of your own.');
}
