import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const beginning =
  /^(?:https?:\/\/[^/]*)?\/*(?:(?:latest|\d{4}-\d\d-\d\d)\/)?(?:meta-data\/|dynamic\/|user-data)|^https?:|^\/(?!\/*(?:iam|identity-credentials)(?:\/|$))/i;

export const metadataPath: Rule = {
  id: 'metadata-path',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'Paths of the instance metadata begin below meta-data.',
  explanation:
    '`aws:imds:` stands for the address of the metadata up to `meta-data/`; what follows is the rest, such as `placement/region`. User data and the identity document lie beside `meta-data` and cannot be read in this way.',
  good: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ aws:imds:placement/region }}']
`),
  bad: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ aws:imds:latest/meta-data/placement/region }}']
`),
  source: userGuide.variables,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'imds' || !beginning.test(reference.path)) return;
    context.report(reference.range, `${quoted(reference.path)} is no path below “meta-data/”. Write it like “placement/region”.`);
  },
};
