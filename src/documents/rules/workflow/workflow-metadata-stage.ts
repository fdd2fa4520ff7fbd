import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { stagesOf } from '../../kinds/workflow/stages.ts';
import type { Rule } from '../rule.ts';
import { workflowWithSteps } from './example.ts';

const inventory = `- name: Inventory
  action: CollectImageMetadata
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
`;
const scan = `- name: Scan
  action: CollectImageScanFindings
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
`;

export const workflowMetadataStage: Rule = {
  id: 'workflow-metadata-stage',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'Image metadata is collected in build workflows.',
  explanation:
    'The user guide says of `CollectImageMetadata` that it is for build workflows only, though its table allows every stage. In a test or distribution workflow it may be refused.',
  good: workflowWithSteps(inventory),
  bad: workflowWithSteps(`${scan}${inventory}`),
  source: workflowGuide.actions,
  workflow(document, context) {
    const step = document.steps.find(({ spec }) => spec?.name === 'CollectImageMetadata');
    const stages = stagesOf(document);
    if (step?.action === undefined || stages.length === 0 || stages.includes('BUILD')) return;
    context.report(step.action.range, 'CollectImageMetadata is meant for build workflows, and the other steps say that this is none.');
  },
};
