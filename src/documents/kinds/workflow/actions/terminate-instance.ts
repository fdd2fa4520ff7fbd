import { workflowGuide } from '../guide.ts';
import { boolean } from '../value-type.ts';
import { instanceId } from './shared-fields.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const terminateInstance: WorkflowActionSpec = {
  name: 'TerminateInstance',
  summary: 'Terminates an instance.',
  stages: allStages,
  defaultTimeout: 1_800,
  longestTimeout: 43_200,
  inputs: [
    instanceId('The instance to terminate.'),
    {
      name: 'waitForTermination',
      type: boolean,
      required: false,
      default: 'false',
      description: 'Waits until the instance is gone instead of going on at once.',
    },
  ],
  outputs: [],
  notes: ['`onFailure: Continue` keeps a failed termination from failing the image.'],
  source: workflowGuide.actions,
};
