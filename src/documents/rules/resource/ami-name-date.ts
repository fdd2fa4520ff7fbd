import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, distribution } from './example.ts';
import { mapsAt } from './member-maps.ts';

const buildDate = /\{\{\s*imagebuilder:buildDate/;

export const amiNameDate: Rule = {
  id: 'ami-name-date',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The name of an output AMI holds the build’s date.',
  explanation:
    'Names of AMIs are unique in a Region and account, so the service refuses a name that every build would give again: it must contain `{{ imagebuilder:buildDate }}`.',
  good: distribution,
  bad: changed(distribution, ' {{ imagebuilder:buildDate }}', ''),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/cr-upd-ami-distribution-settings.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const map of mapsAt(node, 'distributions', 'amiDistributionConfiguration')) {
      const name = scalarNamed(map, 'name');
      if (name !== undefined && !buildDate.test(name.value))
        report(name.range, 'The name must contain {{ imagebuilder:buildDate }}, or the second build would fail.');
    }
  },
};
