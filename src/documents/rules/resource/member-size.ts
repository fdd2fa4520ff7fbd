import { apiReference } from '../../kinds/resource/api-reference.ts';
import { faultsWith } from '../../kinds/resource/faults-with.ts';
import { boundsWords } from '../../kinds/resource/shape-words.ts';
import type { Rule } from '../rule.ts';

export const memberSize: Rule = {
  id: 'member-size',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A list or map of a resource has too few or too many entries.',
  explanation:
    'Image Builder and AppStream refuse lists and maps beyond the size that their API gives. An empty list or map is too small for most keys: remove the key instead.',
  good: `name: home-region
distributions:
  - region: eu-west-1
tags:
  team: web
`,
  bad: `name: home-region
distributions:
  - region: eu-west-1
tags: {}
`,
  source: apiReference,
  resource(document, context) {
    for (const { range, shape, size, words } of faultsWith(document, 'size')) {
      const found = size === 0 ? 'no entries' : size === 1 ? 'one entry' : `${size} entries`;
      context.report(range, `There are ${found} in ${words}; it takes ${boundsWords(shape)}.`);
    }
  },
};
