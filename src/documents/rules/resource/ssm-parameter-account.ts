import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import type { Rule } from '../rule.ts';
import { mapsAt, scalarsAt } from './member-maps.ts';

const stored = (account: string) =>
  `name: web\ndistributions:\n  - region: eu-west-1\n    amiDistributionConfiguration:\n      targetAccountIds: ['123456789012', '210987654321']\n    ssmParameterConfigurations:\n      - parameterName: /images/web\n        amiAccountId: '${account}'\n`;

export const ssmParameterAccount: Rule = {
  id: 'ssm-parameter-account',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'A parameter is written in an account that gets no AMI.',
  explanation:
    '`amiAccountId` is one of the `targetAccountIds` of the same Region: its parameter holds the id of the AMI that was copied there. For another account there is none.',
  good: stored('210987654321'),
  bad: stored('111122223333'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_SsmParameterConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const distribution of mapsAt(node, 'distributions')) {
      const targets = scalarsAt(distribution, 'amiDistributionConfiguration', 'targetAccountIds').map(({ value }) => value);
      if (targets.length === 0 || targets.some(isPlaceholder)) continue;
      for (const { value, range } of scalarsAt(distribution, 'ssmParameterConfigurations', 'amiAccountId')) {
        if (!targets.includes(value) && !isPlaceholder(value))
          report(range, `The account ${value} is none of the “targetAccountIds” of this Region.`);
      }
    }
  },
};
