import { follow } from '../syntax/aliases.ts';
import { entryNamed, isNothing } from '../syntax/lookup.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const missingInputs: Rule = {
  id: 'missing-inputs',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'This action cannot work without inputs.',
  explanation:
    'AWS refuses a step whose action needs inputs and has none. Since July 2026 that holds for an empty list too, which was taken before: “Action S3Download has no inputs”.',
  good: documentWithSteps(`- name: Fetch
  action: S3Download
  inputs:
    - source: s3://my-bucket/tool.tgz
      destination: /opt/tool.tgz
`),
  bad: documentWithSteps(`- name: Fetch
  action: S3Download
  inputs: []
`),
  source: `${userGuide.actionModules}; CloudSnorkel/cdk-github-runners#964 (July 2026)`,
  step({ spec, action, inputs, node }, context) {
    if (spec === undefined || !spec.inputsRequired || !isEmpty(inputs)) return;
    const wanted = spec.inputs.filter(({ required }) => required).map(({ name }) => `“${name}”`);
    const advice = wanted.length > 0 ? ` It needs ${wanted.join(' and ')}.` : '';
    const range = entryNamed(node, 'inputs')?.key.range ?? action?.range;
    if (range !== undefined) context.report(range, `${spec.name} has no inputs.${advice}`);
  },
};

function isEmpty(inputs: SyntaxNode | undefined): boolean {
  const value = follow(inputs);
  if (value?.kind === 'list') return value.items.length === 0;
  if (value?.kind === 'map') return value.entries.length === 0;
  return isNothing(value);
}
