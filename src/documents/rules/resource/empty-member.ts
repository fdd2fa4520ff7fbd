import { apiReference } from '../../kinds/resource/api-reference.ts';
import { faultsWith } from '../../kinds/resource/faults-with.ts';
import type { Rule } from '../rule.ts';

export const emptyMember: Rule = {
  id: 'empty-member',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A key of a resource has no value.',
  explanation:
    'A key with nothing behind it, or with `null`, is no text, no list and no map, and the AWS CLI refuses it. Write the value, or remove the key.',
  good: `name: home-region
description: The image stays where it was built
distributions:
  - region: eu-west-1
`,
  bad: `name: home-region
description:
distributions:
  - region: eu-west-1
`,
  source: apiReference,
  resource(document, context) {
    for (const { range, words } of faultsWith(document, 'empty')) {
      context.report(range, `There is nothing in ${words}. Write a value, or remove it.`);
    }
  },
};
