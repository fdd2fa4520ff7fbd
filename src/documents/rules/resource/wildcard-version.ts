import { eachScalar, scalarNamed } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { readArn } from '../../versions/arn.ts';
import { versionFault } from '../../versions/version.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { mapsAt } from './member-maps.ts';

export const wildcardVersion: Rule = {
  id: 'wildcard-version',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A version that the service refuses: a number behind a wildcard, or too large a one.',
  explanation:
    '`x` stands for the newest there is: `1.x.x` is the newest minor version of 1, `x.x.x` the newest of all. What comes behind an `x` is an `x` too; the service refuses `x.2.x` and `1.x.8`. No number of a version is larger than 1073741823.',
  good: changed(recipe, './nginx.component.yaml', 'arn:aws:imagebuilder:eu-west-1:123456789012:component/nginx/1.x.x'),
  bad: changed(recipe, './nginx.component.yaml', 'arn:aws:imagebuilder:eu-west-1:123456789012:component/nginx/1.x.8'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/ibhow-semantic-versioning.html',
  resource({ node }, { report }) {
    eachScalar(node, (scalar) => {
      if (scalar.value.startsWith('arn:')) check(scalar, readArn(scalar.value)?.version, report);
    });
    const own = scalarNamed(node, 'semanticVersion');
    check(own, own?.value, report);
    for (const selected of mapsAt(node, 'resourceSelection', 'recipes')) {
      const version = scalarNamed(selected, 'semanticVersion');
      check(version, version?.value, report);
    }
  },
};

function check(scalar: ScalarNode | undefined, version: string | undefined, report: RuleContext['report']): void {
  const fault = version === undefined ? undefined : versionFault(version);
  if (scalar !== undefined && fault !== undefined) report(scalar.range, fault);
}
