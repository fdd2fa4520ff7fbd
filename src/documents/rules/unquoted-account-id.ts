import { actionsWithInput } from '../actions/index.ts';
import { replace } from '../fixes.ts';
import { eachInput } from '../kinds/component/step-inputs.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const accountInputs: ReadonlySet<string> = new Set(['expectedBucketOwner', 'document-s3-bucket-owner']);

export const unquotedAccountId: Rule = {
  id: 'unquoted-account-id',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'An account id that begins with a zero stands in quotes.',
  explanation:
    'Without quotes YAML reads a number, and numbers have no zeros at the front: tools that read and write the document make another id of it.',
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
      expectedBucketOwner: 012345678901
`),
  source: userGuide.actionModules,
  steps: actionsWithInput(({ name }) => accountInputs.has(name)),
  step(step, context) {
    eachInput(step, ({ name }, { value }) => {
      const id = accountInputs.has(name) ? scalarOf(value) : undefined;
      if (id === undefined || id.style !== 'plain' || !/^0[0-9]{11}$/.test(id.value)) return;
      context.report(id.range, 'Without quotes the zero at the front can be lost.', [replace('Put it in quotes', id, `'${id.value}'`)]);
    });
  },
};
