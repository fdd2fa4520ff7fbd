import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { Rule } from '../rule.ts';
import { workflowWithSteps } from './example.ts';

const forContainers = 'DistributeContainerImage';
const forMachines: ReadonlySet<string> = new Set(['DistributeImage', 'ModifyImageAttributes', 'ApplyImageConfigurations']);

const push = `- name: Push
  action: DistributeContainerImage
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
`;

export const workflowExclusiveActions: Rule = {
  id: 'workflow-exclusive-actions',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'A workflow distributes AMIs or container images, not both.',
  explanation:
    'Next to `DistributeContainerImage` neither `DistributeImage` nor `ModifyImageAttributes` nor `ApplyImageConfigurations` may stand. Write two workflows.',
  good: workflowWithSteps(push),
  bad: workflowWithSteps(`${push}- name: Copy\n  action: DistributeImage\n`),
  source: workflowGuide.actions,
  workflow({ steps }, context) {
    const first = steps.find(({ spec }) => spec !== undefined && (spec.name === forContainers || forMachines.has(spec.name)));
    if (first?.spec === undefined) return;
    const isForContainers = first.spec.name === forContainers;
    const other = steps.find(
      ({ spec }) => spec !== undefined && (isForContainers ? forMachines.has(spec.name) : spec.name === forContainers),
    );
    if (other?.action === undefined) return;
    context.report(other.action.range, `${other.action.value} cannot stand in one workflow with ${first.spec.name}.`);
  },
};
