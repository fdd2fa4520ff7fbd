import { workflowGuide } from '../guide.ts';
import { text } from '../value-type.ts';
import { instanceId } from './shared-fields.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const createImage: WorkflowActionSpec = {
  name: 'CreateImage',
  summary: 'Makes an AMI of a running instance and waits until it can be used.',
  stages: allStages,
  defaultTimeout: 43_200,
  longestTimeout: 259_200,
  inputs: [instanceId('The instance to make the image of; it must be running.')],
  outputs: [{ name: 'imageId', type: text, description: 'The ID of the AMI.' }],
  notes: ['The instance must be running when the step begins.'],
  source: workflowGuide.actions,
};
