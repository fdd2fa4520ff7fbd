import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const executeDocument: ActionSpec = {
  name: 'ExecuteDocument',
  summary: 'Runs another component document as a step.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'map',
  inputsRequired: true,
  inputs: [
    {
      name: 'document',
      type: 'string',
      required: true,
      description: 'The document: a local path, an `s3://` URI or the ARN of a component version.',
    },
    {
      name: 'document-s3-bucket-owner',
      type: 'string',
      required: false,
      description: 'Account id (12 digits, quoted) that must own the bucket of an `s3://` document.',
    },
    { name: 'phases', type: 'string', required: false, description: 'Phases to run, with commas between them; all when left out.' },
    {
      name: 'parameters',
      type: 'name-value-list',
      required: false,
      description: 'Values for its parameters: a list of `name` and `value`.',
    },
  ],
  outputs: [
    { name: 'executedStepCount', type: 'integer', description: 'Steps that ran.' },
    { name: 'executionId', type: 'string', description: 'The id of the nested run.' },
    { name: 'failedStepCount', type: 'integer', description: 'Steps that failed.' },
    { name: 'failureMessage', type: 'string', description: 'Why it failed, if it did.' },
    { name: 'ignoredFailedStepCount', type: 'integer', description: 'Steps that failed and were ignored.' },
    { name: 'logUrl', type: 'string', description: 'Where its log went.' },
    { name: 'status', type: 'string', description: 'How it ended.' },
  ],
  notes: [
    '`timeoutSeconds` can only be -1 and `maxAttempts` only 1.',
    'Documents nest at most three deep below the first one, and none may run itself or a document that runs it.',
    'The nested document is checked when the step runs, not before.',
  ],
  example: `- name: RunShared
  action: ExecuteDocument
  inputs:
    document: s3://my-bucket/shared.yaml
    phases: build
    parameters:
      - name: Channel
        value: stable
`,
  source: userGuide.actionModules,
};
