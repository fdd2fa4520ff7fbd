import { userGuide } from '../user-guide.ts';
import { expectedBucketOwner } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const s3Upload: ActionSpec = {
  name: 'S3Upload',
  summary: 'Uploads files or folders to Amazon S3.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'source', type: 'string', required: true, description: 'A file or folder; `*` is allowed.' },
    { name: 'destination', type: 'string', required: true, description: 'The object or prefix, as `s3://bucket/key`.' },
    { name: 'recurse', type: 'boolean', required: false, default: 'false', description: 'Uploads the folders below too.' },
    expectedBucketOwner,
  ],
  outputs: [],
  notes: ['The instance profile needs `s3:PutObject`.', 'What was uploaded before a failure stays in the bucket.'],
  example: `- name: SaveReport
  action: S3Upload
  inputs:
    - source: /var/log/report.txt
      destination: s3://my-bucket/reports/report.txt
`,
  source: userGuide.actionModules,
};
