import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, lifecycle } from './example.ts';
import { mapsAt } from './member-maps.ts';

const ofAge = ['unit', 'retainAtLeast'];

export const lifecycleIdleSetting: Rule = {
  id: 'lifecycle-idle-setting',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A setting of a lifecycle policy that says nothing here.',
  explanation:
    'A filter by COUNT keeps so many images, whatever their age: a unit and `retainAtLeast` belong to filters by AGE. Exclusions under `exclusionRules.amis` are for AMIs, and a policy for containers has none.',
  good: lifecycle,
  bad: changed(lifecycle, 'type: AGE', 'type: COUNT').replace('      retainAtLeast: 2\n', ''),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LifecyclePolicyDetailFilter.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'lifecycle-policy') return;
    const isForContainers = scalarNamed(node, 'resourceType')?.value === 'CONTAINER_IMAGE';
    for (const detail of mapsAt(node, 'policyDetails')) {
      const filter = mapOf(valueNamed(detail, 'filter'));
      for (const name of scalarNamed(filter, 'type')?.value === 'COUNT' ? ofAge : []) {
        const entry = entryNamed(filter, name);
        if (entry !== undefined) report(entry.key.range, `“${name}” belongs to a filter by AGE; this one is by COUNT.`);
      }
      const amis = entryNamed(mapOf(valueNamed(detail, 'exclusionRules')), 'amis');
      if (amis !== undefined && isForContainers) report(amis.key.range, 'A policy for containers has no AMIs to exclude.');
    }
  },
};
