import type { Rule } from '../rule.ts';
import { changed, distribution } from './example.ts';
import { repeated } from './member-maps.ts';
import { eachScalarList } from './scalar-lists.ts';

const accounts = (second: string) => changed(distribution, "['123456789012']", `['123456789012', '${second}']`);

export const repeatedItem: Rule = {
  id: 'repeated-item',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A list has the same item twice.',
  explanation:
    'Accounts, security groups, instance types, licenses, tags of containers and watermarks are sets: naming one twice changes nothing, and of watermarks it is refused. Mostly one was copied to be changed, and was not.',
  good: accounts('210987654321'),
  bad: accounts('123456789012'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_AmiDistributionConfiguration.html',
  resource({ node }, { report }) {
    eachScalarList(node, (key, items) => {
      for (const { range, value } of repeated(items, ({ value }) => value)) report(range, `“${value}” stands in “${key}” already.`);
    });
  },
};
