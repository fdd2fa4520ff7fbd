import { workflowGuide } from '../guide.ts';
import { oneOfWords, text } from '../value-type.ts';
import { instanceId } from './shared-fields.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const createImageFromIso: WorkflowActionSpec = {
  name: 'CreateImageFromIso',
  summary: 'Makes an AMI of an ISO disk image that lies on the build instance.',
  stages: allStages,
  defaultTimeout: 43_200,
  longestTimeout: 43_200,
  inputs: [instanceId('The instance that holds the ISO file.')],
  outputs: [
    { name: 'amiName', type: text, description: 'The name of the AMI.' },
    { name: 'snapshotId', type: text, description: 'The snapshot behind the AMI.' },
    { name: 'architecture', type: oneOfWords('x86_64', 'arm64'), description: 'The architecture of the AMI.' },
  ],
  notes: ['Has the requirements of an import of ISO files.'],
  source: workflowGuide.actions,
};
