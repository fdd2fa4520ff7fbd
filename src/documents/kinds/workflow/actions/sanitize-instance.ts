import { workflowGuide } from '../guide.ts';
import { commandOutputs, instanceId } from './shared-fields.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const sanitizeInstance: WorkflowActionSpec = {
  name: 'SanitizeInstance',
  summary: 'Cleans a Linux instance of build leftovers and secrets before its image is made.',
  stages: allStages,
  defaultTimeout: 3_600,
  longestTimeout: 43_200,
  inputs: [instanceId('The Linux instance.')],
  outputs: commandOutputs,
  notes: ['Only for AMIs of Linux.'],
  source: workflowGuide.actions,
};
