import { follow } from '../syntax/aliases.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const emptyLoop: Rule = {
  id: 'empty-loop',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'A loop has no items.',
  explanation: 'Without an item the step never does its work. Add items, or remove the step.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  loop:
    forEach: [jq, git]
  inputs:
    commands: ['dnf -y install {{ loop.value }}']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  loop:
    forEach: []
  inputs:
    commands: ['dnf -y install {{ loop.value }}']
`),
  source: userGuide.loops,
  steps: ['loop'],
  step({ loop }, context) {
    const items = follow(loop?.forEachNode);
    const list = items?.kind === 'map' ? scalarNamed(items, 'list') : undefined;
    if (items?.kind === 'list' && items.items.length === 0) context.report(items.range, 'This loop has no items: its step does nothing.');
    else if (list?.value === '') context.report(list.range, 'There is nothing to split: the step of this loop does nothing.');
  },
};
