import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, lifecycle } from './example.ts';

export const lifecycleSelection: Rule = {
  id: 'lifecycle-selection',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A lifecycle policy selects by recipes or by tags.',
  explanation: '`resourceSelection` names recipes, or tags that images have; both together or neither are refused.',
  good: lifecycle,
  bad: changed(lifecycle, 'resourceSelection:', 'resourceSelection:\n  tagMap: {team: web}'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LifecyclePolicyResourceSelection.html',
  resource({ kind, node }, { report }) {
    const selection = kind === 'lifecycle-policy' ? mapOf(valueNamed(node, 'resourceSelection')) : undefined;
    if (selection === undefined) return;
    const recipes = entryNamed(selection, 'recipes');
    const tags = entryNamed(selection, 'tagMap');
    if (recipes !== undefined && tags !== undefined) report(tags.key.range, 'Select by “recipes” or by “tagMap”, not by both.');
    if (recipes === undefined && tags === undefined) report(selection.range, 'Select by “recipes” or by “tagMap”.');
  },
};
