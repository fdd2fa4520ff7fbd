import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode, ScalarNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { lifecycle } from './example.ts';
import { mapsAt } from './member-maps.ts';

const days: Readonly<Record<string, number>> = { DAYS: 1, WEEKS: 7, MONTHS: 30, YEARS: 365 };
const withDeprecation = (age: string) =>
  lifecycle.replace(
    'resourceSelection:',
    `  - action: {type: DEPRECATE, includeResources: {amis: true}}\n    filter: {type: AGE, ${age}}\nresourceSelection:`,
  );

interface Aged {
  readonly type: string;
  readonly value: ScalarNode;
  readonly days: number;
}

export const lifecycleOrder: Rule = {
  id: 'lifecycle-order',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'Images are deleted before they would be deprecated or disabled.',
  explanation:
    'What is deleted after a month cannot be deprecated after two. Give the milder action the shorter age, so that who uses an image has time to notice.',
  good: withDeprecation('value: 3, unit: MONTHS'),
  bad: withDeprecation('value: 1, unit: YEARS'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/lifecycle-policies.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'lifecycle-policy') return;
    const actions = mapsAt(node, 'policyDetails').flatMap((detail) => agedOf(detail) ?? []);
    const deletion = actions.find(({ type }) => type === 'DELETE');
    if (deletion === undefined) return;
    for (const { type, value, days: age } of actions) {
      if (type !== 'DELETE' && age >= deletion.days) report(value.range, `Images are deleted before they are old enough for ${type}.`);
    }
  },
};

function agedOf(detail: MapNode): Aged | undefined {
  const filter = mapOf(valueNamed(detail, 'filter'));
  const type = scalarNamed(mapOf(valueNamed(detail, 'action')), 'type')?.value;
  const value = scalarNamed(filter, 'value');
  const unit = days[scalarNamed(filter, 'unit')?.value ?? ''];
  if (scalarNamed(filter, 'type')?.value !== 'AGE' || type === undefined || value === undefined || unit === undefined) return undefined;
  return { type, value, days: Number(value.value) * unit };
}
