import { workflowGuide } from '../guide.ts';
import { text } from '../value-type.ts';
import { instanceId } from './shared-fields.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const waitForSsmAgent: WorkflowActionSpec = {
  name: 'WaitForSSMAgent',
  summary: 'Waits until Systems Manager reaches the instance again, after a restart for example.',
  stages: allStages,
  defaultTimeout: 3_600,
  longestTimeout: 10_800,
  inputs: [instanceId('The instance to wait for.')],
  outputs: [{ name: 'status', type: text, description: 'Whether the agent is reached.' }],
  notes: [],
  source: workflowGuide.actions,
};
