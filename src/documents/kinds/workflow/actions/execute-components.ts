import { workflowGuide } from '../guide.ts';
import { commandOutputs, instanceId } from './shared-fields.ts';
import type { WorkflowActionSpec } from './spec.ts';

export const executeComponents: WorkflowActionSpec = {
  name: 'ExecuteComponents',
  summary: 'Runs the components of the recipe: build components in build workflows, test components in test workflows.',
  stages: ['BUILD', 'TEST'],
  defaultTimeout: 43_200,
  longestTimeout: 86_400,
  inputs: [instanceId('The instance to run them on.')],
  outputs: commandOutputs,
  notes: ['A retry runs all components again from the first, without undoing what they did.'],
  source: workflowGuide.actions,
};
