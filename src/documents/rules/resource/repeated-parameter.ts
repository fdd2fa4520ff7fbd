import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { mapsAt, repeated } from './member-maps.ts';

const withSecond = (name: string) =>
  changed(recipe, "        value: ['80']\n", `        value: ['80']\n      - name: ${name}\n        value: ['443']\n`);

export const repeatedParameter: Rule = {
  id: 'repeated-parameter',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A parameter is given two values.',
  explanation:
    'Each parameter of a component or workflow is set once. Of two values one would be lost; mostly the name of another parameter is meant.',
  good: withSecond('SecurePort'),
  bad: withSecond('Port'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ComponentParameter.html',
  resource({ node }, { report }) {
    for (const use of [...mapsAt(node, 'components'), ...mapsAt(node, 'workflows')]) {
      const names = mapsAt(use, 'parameters').flatMap((parameter) => scalarNamed(parameter, 'name') ?? []);
      for (const { range, value } of repeated(names, (name) => name.value)) report(range, `“${value}” has a value already.`);
    }
  },
};
