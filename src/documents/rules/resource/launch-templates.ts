import { itemsOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { mapsAt, repeated } from './member-maps.ts';

/** By the quota. */
const most = 5;
const templates = (second: string) =>
  `name: web\ndistributions:\n  - region: eu-west-1\n    launchTemplateConfigurations:\n      - launchTemplateId: lt-0123456789abcdef0\n      - launchTemplateId: ${second}\n`;

export const launchTemplates: Rule = {
  id: 'launch-templates',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A launch template is named twice, or there are more than the quota allows.',
  explanation:
    'Each launch template gets a new version with the AMI of its Region; named twice for an account it gets two, of which one is of no use. A Region has at most 5 unless your quota was raised.',
  good: templates('lt-0fedcba9876543210'),
  bad: templates('lt-0123456789abcdef0'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LaunchTemplateConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const distribution of mapsAt(node, 'distributions')) {
      const configurations = mapsAt(distribution, 'launchTemplateConfigurations');
      for (const twice of repeated(configurations, identityOf))
        report(scalarNamed(twice, 'launchTemplateId')?.range ?? twice.range, 'This launch template is named already.');
      const extra = itemsOf(valueNamed(distribution, 'launchTemplateConfigurations'))[most];
      if (extra !== undefined) report(extra.range, `A Region has at most ${most} launch templates, unless your quota was raised.`);
    }
  },
};

function identityOf(configuration: MapNode): string | undefined {
  const id = scalarNamed(configuration, 'launchTemplateId')?.value;
  return id && `${id} ${scalarNamed(configuration, 'accountId')?.value ?? ''}`;
}
