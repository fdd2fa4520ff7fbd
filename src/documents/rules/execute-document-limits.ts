import { respell } from '../fixes.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const fixed = [
  ['timeoutSeconds', '-1'],
  ['maxAttempts', '1'],
] as const;

export const executeDocumentLimits: Rule = {
  id: 'execute-document-limits',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'A step that runs a document has no time-out and one attempt.',
  explanation:
    'For ExecuteDocument `timeoutSeconds` can only be -1 and `maxAttempts` only 1; other values are refused. Set them on the steps of the nested document.',
  good: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  timeoutSeconds: -1
  inputs:
    document: s3://my-bucket/shared.yaml
`),
  bad: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  timeoutSeconds: 600
  inputs:
    document: s3://my-bucket/shared.yaml
`),
  source: userGuide.actionModules,
  steps: ['ExecuteDocument'],
  step(step, context) {
    for (const [key, only] of fixed) {
      const value = scalarOf(step[key]);
      if (value === undefined || value.type === 'null' || value.value === only) continue;
      context.report(value.range, `On ExecuteDocument “${key}” can only be ${only}. Remove it.`, [respell(value, only)]);
    }
  },
};
