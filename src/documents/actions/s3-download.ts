import { userGuide } from '../user-guide.ts';
import { expectedBucketOwner, overwrite } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const s3Download: ActionSpec = {
  name: 'S3Download',
  summary: 'Downloads objects from Amazon S3.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    {
      name: 'source',
      type: 'string',
      required: true,
      description: '`s3://bucket/key` for one object, `s3://bucket/prefix/*` for at most 1,000 of them.',
    },
    {
      name: 'destination',
      type: 'string',
      required: true,
      description: 'For one object the path with the file name, for a prefix the folder.',
    },
    expectedBucketOwner,
    overwrite('a file'),
  ],
  outputs: [],
  notes: [
    'There are no outputs: refer to `PHASE.STEP.inputs[0].destination`.',
    'The instance profile needs `s3:GetObject`, for a prefix also `s3:ListBucket`.',
    'An empty list of inputs is refused since July 2026.',
  ],
  example: `- name: FetchAgent
  action: S3Download
  inputs:
    - source: s3://my-bucket/agent/agent.rpm
      destination: /opt/stage/agent.rpm
`,
  source: `${userGuide.actionModules}; empty inputs: CloudSnorkel/cdk-github-runners#964`,
};
