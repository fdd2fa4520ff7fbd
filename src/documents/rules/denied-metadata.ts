import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const denied = /^\/*(?:iam|identity-credentials)(?:\/|$)/i;

export const deniedMetadata: Rule = {
  id: 'denied-metadata',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'Credentials cannot be read from the instance metadata.',
  explanation:
    'Paths below `iam/` and `identity-credentials/` are refused when the document is validated. The actions for S3 use the role of the instance by themselves.',
  good: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ aws:imds:placement/region }}']
`),
  bad: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ aws:imds:iam/info }}']
`),
  source: userGuide.variables,
  reference({ reference }, _step, context) {
    if (reference.kind === 'imds' && denied.test(reference.path)) {
      context.report(reference.range, `AWS refuses references to the metadata ${quoted(reference.path)}.`);
    }
  },
};
