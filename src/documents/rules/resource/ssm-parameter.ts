import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { mapsAt, repeated } from './member-maps.ts';

const deepest = 15;
const stored = (name: string) =>
  `name: web\ndistributions:\n  - region: eu-west-1\n    ssmParameterConfigurations:\n      - parameterName: ${name}\n        dataType: aws:ec2:image\n`;

export const ssmParameter: Rule = {
  id: 'ssm-parameter',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Systems Manager takes no parameter of this name.',
  explanation:
    'The name of a parameter begins with neither `aws` nor `ssm`, in any case and behind a slash too. One with slashes in it begins with one, ends with none, and has at most 15 levels. In a Region each account has a parameter once, or the AMIs would overwrite each other.',
  good: stored('/images/web/latest'),
  bad: stored('/aws/images/web/latest'),
  source: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const distribution of mapsAt(node, 'distributions')) {
      const configurations = mapsAt(distribution, 'ssmParameterConfigurations');
      for (const configuration of configurations) {
        const name = scalarNamed(configuration, 'parameterName');
        const fault = name && !isPlaceholder(name.value) ? faultOf(name.value) : undefined;
        if (name !== undefined && fault !== undefined) report(name.range, fault);
      }
      for (const twice of repeated(configurations, identityOf))
        report(
          scalarNamed(twice, 'parameterName')?.range ?? twice.range,
          'This parameter is written already, in the same Region and account.',
        );
    }
  },
};

function faultOf(name: string): string | undefined {
  const [prefix] = /^\/?(?:aws|ssm)/i.exec(name) ?? [];
  if (prefix !== undefined) return `The name of a parameter must not begin with “${prefix}”.`;
  if (!name.includes('/')) return undefined;
  if (!name.startsWith('/')) return 'A name with levels begins with a slash.';
  if (name.endsWith('/') || name.includes('//')) return 'Each level of the name needs a word: no slash at the end, and no two in a row.';
  return name.split('/').length - 1 > deepest ? `A name has at most ${deepest} levels.` : undefined;
}

function identityOf(configuration: MapNode): string | undefined {
  const name = scalarNamed(configuration, 'parameterName')?.value;
  return name && `${name} ${scalarNamed(configuration, 'amiAccountId')?.value ?? ''}`;
}
