import { workflowGuide } from '../guide.ts';
import { text } from '../value-type.ts';
import { instanceId } from './shared-fields.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const collectImageMetadata: WorkflowActionSpec = {
  name: 'CollectImageMetadata',
  summary: 'Collects the operating system and the installed packages from the build instance, through Systems Manager Inventory.',
  stages: allStages,
  defaultTimeout: 1_800,
  longestTimeout: 43_200,
  inputs: [instanceId('The build instance.')],
  outputs: [
    { name: 'osVersion', type: text, description: 'Name and version of the operating system.' },
    { name: 'associationId', type: text, description: 'The ID of the inventory association.' },
  ],
  rollback: 'Removes the Systems Manager resources that the step made.',
  notes: ['Only for AMIs. The guide allows it in every stage in one place and in build workflows only in another.'],
  source: workflowGuide.actions,
};
