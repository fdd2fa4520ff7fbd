import { workflowGuide } from '../guide.ts';
import { text, texts } from '../value-type.ts';
import { instanceId } from './shared-fields.ts';
import type { WorkflowActionSpec } from './spec.ts';

export const distributeContainerImage: WorkflowActionSpec = {
  name: 'DistributeContainerImage',
  summary: 'Pushes the container image of the build to the repositories of the target Regions.',
  stages: ['DISTRIBUTION'],
  defaultTimeout: 7_200,
  longestTimeout: 43_200,
  inputs: [instanceId('The instance that holds the container image; it needs Docker and the AWS CLI.')],
  outputs: [
    { name: 'status', type: text, description: 'How the command ended.' },
    { name: 'succeededRegions', type: texts, description: 'Regions that got the image.' },
    { name: 'failedRegions', type: texts, description: 'Regions that did not get it.' },
  ],
  notes: [
    'Cannot stand in one workflow with `DistributeImage`, `ModifyImageAttributes` or `ApplyImageConfigurations`: a workflow distributes AMIs or containers.',
  ],
  source: workflowGuide.actions,
};
