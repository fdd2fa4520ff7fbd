import { actionsWithInput } from '../actions/index.ts';
import { eachInput } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const accountInputs: ReadonlySet<string> = new Set(['expectedBucketOwner', 'document-s3-bucket-owner']);

export const invalidAccountId: Rule = {
  id: 'invalid-account-id',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'An account id has 12 digits.',
  explanation: 'S3 refuses an expected owner that is no account id. Write all 12 digits, zeros at the front included, in quotes.',
  good: documentWithSteps(`- name: Fetch
  action: S3Download
  inputs:
    - source: s3://my-bucket/tool.tgz
      destination: /opt/tool.tgz
      expectedBucketOwner: '012345678901'
`),
  bad: documentWithSteps(`- name: Fetch
  action: S3Download
  inputs:
    - source: s3://my-bucket/tool.tgz
      destination: /opt/tool.tgz
      expectedBucketOwner: '12345678901'
`),
  source: userGuide.actionModules,
  steps: actionsWithInput(({ name }) => accountInputs.has(name)),
  step(step, context) {
    eachInput(step, (input, { value }) => {
      const id = accountInputs.has(input.name) ? scalarOf(value) : undefined;
      // Markers of templates stand for an account id that is not there yet.
      if (id === undefined || id.type === 'null' || /[{<$]/.test(id.value) || /^[0-9]{12}$/.test(id.value)) return;
      context.report(id.range, `${quoted(id.value)} is no account id: it has 12 digits.`);
    });
  },
};
