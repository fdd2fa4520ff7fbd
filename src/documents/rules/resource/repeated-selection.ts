import { scalarNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import { normalizedName } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { lifecycle } from './example.ts';
import { mapsAt, repeated } from './member-maps.ts';

const andSelecting = (name: string) => `${lifecycle}    - name: ${name}\n      semanticVersion: 1.x.x\n`;

export const repeatedSelection: Rule = {
  id: 'repeated-selection',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A lifecycle policy selects a recipe twice.',
  explanation: 'The same recipe in the same version selects nothing more. Mostly another name or version is meant.',
  good: andSelecting('mail-server'),
  bad: andSelecting('Web_Server'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LifecyclePolicyResourceSelectionRecipe.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'lifecycle-policy') return;
    for (const twice of repeated(mapsAt(node, 'resourceSelection', 'recipes'), identityOf))
      report(scalarNamed(twice, 'name')?.range ?? twice.range, 'This recipe is selected in this version already.');
  },
};

function identityOf(recipe: MapNode): string | undefined {
  const name = scalarNamed(recipe, 'name')?.value;
  return name && `${normalizedName(name)} ${scalarNamed(recipe, 'semanticVersion')?.value ?? ''}`;
}
