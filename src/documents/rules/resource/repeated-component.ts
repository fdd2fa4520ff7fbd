import { scalarNamed } from '../../syntax/lookup.ts';
import { identityOfArn, readArn } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { mapsAt, repeated } from './member-maps.ts';

export const repeatedComponent: Rule = {
  id: 'repeated-component',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A component stands in a recipe twice.',
  explanation:
    'A recipe takes each component once, whatever its version. To do something twice with other values, loop inside the component.',
  good: recipe,
  bad: changed(recipe, './hardening.component.yaml', './nginx.component.yaml'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/create-image-recipes.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-recipe' && kind !== 'container-recipe') return;
    const components = mapsAt(node, 'components').flatMap((map) => scalarNamed(map, 'componentArn') ?? []);
    for (const twice of repeated(components, ({ value }) => identityOf(value)))
      report(twice.range, `“${readArn(twice.value)?.name ?? twice.value}” stands in this recipe already.`);
  },
};

function identityOf(text: string): string {
  const arn = readArn(text);
  return arn === undefined ? text.replace(/^(?:\.\/)+/, '') : identityOfArn(arn);
}
