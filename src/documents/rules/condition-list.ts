import { follow } from '../syntax/aliases.ts';
import { entryNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const conditionList: Rule = {
  id: 'condition-list',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'The condition of a step is a map, not a list.',
  explanation:
    'Older pages of the guide show `if` with a dash. The newest ones, and all examples that are known to work, have the operator directly below `if`.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    binaryExists: dnf
  inputs:
    commands: ['dnf -y install jq']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    - binaryExists: dnf
  inputs:
    commands: ['dnf -y install jq']
`),
  source: userGuide.conditions,
  steps: ['if'],
  step({ conditionNode, node }, context) {
    const value = follow(conditionNode);
    if (value?.kind !== 'list') return;
    context.report(entryNamed(node, 'if')?.key.range ?? value.range, 'Write the operator directly below “if”, without a dash.');
  },
};
