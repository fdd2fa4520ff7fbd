import { itemsOf, scalarOf } from '../../syntax/entries.ts';
import { valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { mapsAt } from './member-maps.ts';

const longest = 1024;

export const recipeParameterValue: Rule = {
  id: 'recipe-parameter-value',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A parameter of a component gets exactly one value.',
  explanation:
    'The request writes the value of a parameter as a list, because the service may know lists one day; parameters of component documents are strings, so the list has one item of at most 1,024 characters.',
  good: recipe,
  bad: changed(recipe, "['80']", "['80', '443']"),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ComponentParameter.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-recipe' && kind !== 'container-recipe') return;
    for (const parameter of mapsAt(node, 'components', 'parameters')) {
      const [first, second] = itemsOf(valueNamed(parameter, 'value'));
      if (second !== undefined) report(second.range, 'A parameter takes one value; the list has exactly one item.');
      const value = scalarOf(first?.value);
      if (value !== undefined && value.value.length > longest)
        report(value.range, `The value has ${value.value.length} characters; ${longest} are allowed.`);
    }
  },
};
