import { itemsOf } from '../../syntax/entries.ts';
import { valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';

const most = 20;
const many = Array.from({ length: most }, (_, at) => `  - componentArn: ./part-${at}.component.yaml\n`).join('');

export const tooManyComponents: Rule = {
  id: 'too-many-components',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A recipe has at most 20 components.',
  explanation: 'The quota counts build and test components together. Merge components, or let one run others with ExecuteDocument.',
  good: recipe,
  bad: changed(recipe, '  - componentArn: ./hardening.component.yaml\n', many),
  source: 'https://docs.aws.amazon.com/general/latest/gr/imagebuilder.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-recipe' && kind !== 'container-recipe') return;
    const components = itemsOf(valueNamed(node, 'components'));
    const extra = components[most];
    if (extra !== undefined) report(extra.range, `This recipe has ${components.length} components; ${most} are allowed.`);
  },
};
