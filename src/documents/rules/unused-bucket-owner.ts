import { inputMaps } from '../kinds/component/step-inputs.ts';
import { isUnsettled } from '../kinds/component/unsettled.ts';
import { entryNamed, scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const unusedBucketOwner: Rule = {
  id: 'unused-bucket-owner',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'The owner of a bucket is checked for documents in S3 only.',
  explanation:
    '`document-s3-bucket-owner` says which account must own the bucket that the document comes from. A document on the machine, or one named by its ARN, comes from no bucket.',
  good: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  inputs:
    document: s3://my-bucket/shared.yaml
    document-s3-bucket-owner: '123456789012'
`),
  bad: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  inputs:
    document: /opt/shared.yaml
    document-s3-bucket-owner: '123456789012'
`),
  source: userGuide.actionModules,
  steps: ['ExecuteDocument'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const owner = entryNamed(map, 'document-s3-bucket-owner');
      const document = scalarNamed(map, 'document');
      if (owner === undefined || document === undefined || isUnsettled(document.value) || /^\s*(?:s3:\/\/|$)/.test(document.value))
        continue;
      context.report(owner.key.range, 'This document does not come from a bucket: remove “document-s3-bucket-owner”.');
    }
  },
};
