import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { changed, lifecycle } from './example.ts';
import { mapsAt, repeated } from './member-maps.ts';

const isTrue = (map: MapNode | undefined, name: string) => scalarNamed(map, name)?.value === 'true';

function checkIncluded(action: MapNode, resourceType: string | undefined, report: RuleContext['report']): void {
  const type = scalarNamed(action, 'type');
  const included = mapOf(valueNamed(action, 'includeResources'));
  const at = (name: string) => scalarNamed(included, name)?.range ?? action.range;
  if (resourceType === 'CONTAINER_IMAGE' && type !== undefined && type.value !== 'DELETE')
    report(type.range, 'Container images can only be deleted.');
  if (resourceType === 'CONTAINER_IMAGE' && isTrue(included, 'amis')) report(at('amis'), 'A policy for containers includes no AMIs.');
  if (resourceType === 'AMI_IMAGE' && isTrue(included, 'containers')) report(at('containers'), 'A policy for AMIs includes no containers.');
  if (isTrue(included, 'snapshots') && !isTrue(included, 'amis')) report(at('snapshots'), 'Snapshots go only together with their AMIs.');
  if (type !== undefined && type.value !== 'DELETE' && isTrue(included, 'snapshots'))
    report(at('snapshots'), `Only DELETE includes snapshots, not ${type.value}.`);
}

export const lifecycleAction: Rule = {
  id: 'lifecycle-action',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An action of a lifecycle policy cannot be taken on what it includes.',
  explanation:
    'AMIs can be deprecated, disabled and deleted, container images only deleted; snapshots are deleted together with their AMIs; and a policy names each kind of action once.',
  good: lifecycle,
  bad: changed(lifecycle, 'amis: true', 'amis: false'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LifecyclePolicyDetailAction.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'lifecycle-policy') return;
    const actions = mapsAt(node, 'policyDetails', 'action');
    for (const action of actions) checkIncluded(action, scalarNamed(node, 'resourceType')?.value, report);
    const types = actions.flatMap((action) => scalarNamed(action, 'type') ?? []);
    for (const twice of repeated(types, ({ value }) => value)) report(twice.range, `This policy has an action ${twice.value} already.`);
  },
};
