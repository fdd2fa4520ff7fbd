import { apiReference } from '../../kinds/resource/api-reference.ts';
import { faultsWith } from '../../kinds/resource/faults-with.ts';
import { boundsWords } from '../../kinds/resource/shape-words.ts';
import type { Rule } from '../rule.ts';

export const memberLength: Rule = {
  id: 'member-length',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A text of a resource is too short or too long.',
  explanation:
    'Image Builder and AppStream refuse texts beyond the length that their API gives. An empty text is too short for most keys: remove the key instead.',
  good: `name: home-region
description: The image stays where it was built
distributions:
  - region: eu-west-1
`,
  bad: `name: home-region
description: ''
distributions:
  - region: eu-west-1
`,
  source: apiReference,
  resource(document, context) {
    for (const { scalar, shape, length, words } of faultsWith(document, 'length')) {
      const found = length === 0 ? 'no characters' : length === 1 ? 'one character' : `${length} characters`;
      context.report(scalar.range, `The text of ${words} has ${found}; it must have ${boundsWords(shape)}.`);
    }
  },
};
