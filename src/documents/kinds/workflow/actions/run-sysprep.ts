import { workflowGuide } from '../guide.ts';
import { commandOutputs, instanceId } from './shared-fields.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const runSysPrep: WorkflowActionSpec = {
  name: 'RunSysPrep',
  summary: 'Runs Sysprep on a Windows instance before its image is made.',
  stages: allStages,
  defaultTimeout: 3_600,
  longestTimeout: 43_200,
  inputs: [instanceId('The Windows instance.')],
  outputs: commandOutputs,
  notes: ['Windows only; runs the document `AWSEC2-RunSysprep`.'],
  source: workflowGuide.actions,
};
