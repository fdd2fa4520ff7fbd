import { follow } from '../syntax/aliases.ts';
import { mapOf } from '../syntax/entries.ts';
import { entryNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const invalidCondition: Rule = {
  id: 'invalid-condition',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'The condition of a step is a map with an operator.',
  explanation: 'There are no expressions such as `a == b`. Put the operator below `if` and what it compares beside it.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    stringEquals: linux
    value: '{{ context:osPlatform }}'
  inputs:
    commands: ['dnf -y install jq']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if: "{{ context:osPlatform }} == linux"
  inputs:
    commands: ['dnf -y install jq']
`),
  source: userGuide.conditions,
  steps: ['if'],
  step({ conditionNode, node }, context) {
    if (conditionNode === undefined || mapOf(conditionNode) !== undefined) return;
    const value = follow(conditionNode);
    if (value?.kind === 'list' && value.items.length === 1 && mapOf(value.items[0]?.value) !== undefined) return;
    const range = entryNamed(node, 'if')?.key.range ?? conditionNode.range;
    context.report(range, '“if” takes one operator, such as “stringEquals”, and what belongs to it.');
  },
};
