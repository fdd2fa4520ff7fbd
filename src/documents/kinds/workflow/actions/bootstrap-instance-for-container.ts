import { workflowGuide } from '../guide.ts';
import { commandOutputs, instanceId } from './shared-fields.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const bootstrapInstanceForContainer: WorkflowActionSpec = {
  name: 'BootstrapInstanceForContainer',
  summary: 'Installs Docker and the AWS CLI, which a container build needs, on the instance.',
  stages: allStages,
  defaultTimeout: 3_600,
  longestTimeout: 43_200,
  inputs: [instanceId('The instance to prepare.')],
  outputs: commandOutputs,
  notes: ['A container build without this step fails where its instance has no Docker.'],
  source: workflowGuide.actions,
};
