import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, lifecycle } from './example.ts';
import { mapsAt } from './member-maps.ts';

export const lifecycleFilter: Rule = {
  id: 'lifecycle-filter',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The filter of a lifecycle policy does not go with its action.',
  explanation: 'A filter by AGE says its unit. A filter by COUNT keeps the newest and goes only with DELETE, as `retainAtLeast` does.',
  good: lifecycle,
  bad: changed(lifecycle, '      unit: MONTHS\n', ''),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LifecyclePolicyDetailFilter.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'lifecycle-policy') return;
    for (const detail of mapsAt(node, 'policyDetails')) {
      const filter = mapOf(valueNamed(detail, 'filter'));
      const type = scalarNamed(filter, 'type');
      const action = scalarNamed(mapOf(valueNamed(detail, 'action')), 'type')?.value;
      if (type === undefined) continue;
      const retain = entryNamed(filter, 'retainAtLeast');
      if (type.value === 'AGE' && entryNamed(filter, 'unit') === undefined)
        report(type.range, 'A filter by AGE needs a unit: DAYS, WEEKS, MONTHS or YEARS.');
      if (action === undefined || action === 'DELETE') continue;
      if (type.value === 'COUNT') report(type.range, `A filter by COUNT goes only with DELETE, not with ${action}.`);
      if (retain !== undefined) report(retain.key.range, `“retainAtLeast” goes only with DELETE, not with ${action}.`);
    }
  },
};
