import { workflowGuide } from '../guide.ts';
import { listOf, objectOf, text } from '../value-type.ts';
import { accountIds, imageList } from './shared-fields.ts';
import type { WorkflowActionSpec } from './spec.ts';

export const distributeImage: WorkflowActionSpec = {
  name: 'DistributeImage',
  summary: 'Copies the AMI to Regions and accounts.',
  stages: ['DISTRIBUTION'],
  defaultTimeout: 21_600,
  longestTimeout: 43_200,
  inputs: [
    {
      name: 'distributions',
      type: listOf(
        objectOf(
          { name: 'region', type: { kind: 'text', longest: 1024 }, required: true, description: 'The Region that gets the AMI.' },
          { name: 'name', type: text, required: false, description: 'The name of the AMI there.' },
          { name: 'description', type: text, required: false, description: 'The description of the AMI there.' },
          { name: 'targetAccountIds', type: accountIds, required: false, description: 'The accounts that get it.' },
          { name: 'amiTags', type: { kind: 'map', of: text, most: 50 }, required: false, description: 'Tags of the AMI there.' },
          { name: 'kmsKeyId', type: text, required: false, description: 'The key that encrypts it.' },
        ),
      ),
      required: false,
      description: 'Where the AMI goes, one item a Region; without it the distribution configuration of the image or pipeline counts.',
    },
  ],
  outputs: [
    { name: 'distributedImages', type: imageList('Completed', 'CopyAmiRunning'), description: 'The images, with what became of them.' },
  ],
  notes: ['Cannot stand in one workflow with `DistributeContainerImage`.'],
  source: workflowGuide.actions,
};
