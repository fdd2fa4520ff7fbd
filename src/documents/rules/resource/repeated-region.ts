import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, distribution } from './example.ts';
import { mapsAt, repeated } from './member-maps.ts';

export const repeatedRegion: Rule = {
  id: 'repeated-region',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A Region stands in the distributions twice.',
  explanation: 'Each Region has one item, with all that is to happen there.',
  good: distribution,
  bad: changed(distribution, 'us-east-1', 'eu-west-1'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Distribution.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    const regions = mapsAt(node, 'distributions').flatMap((map) => scalarNamed(map, 'region') ?? []);
    for (const twice of repeated(regions, ({ value }) => value))
      report(twice.range, `“${twice.value}” stands in the distributions already.`);
  },
};
