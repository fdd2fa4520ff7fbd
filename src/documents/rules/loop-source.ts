import { headOf, isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const loopSource: Rule = {
  id: 'loop-source',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A loop goes over exactly one of for and forEach.',
  explanation: '`for` counts, `forEach` takes items. A loop needs one of them and cannot have both; loops do not nest.',
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
    name: packages
  inputs:
    commands: ['dnf -y install {{ loop.value }}']
`),
  source: userGuide.loops,
  steps: ['loop'],
  step({ loop }, context) {
    if (loop === undefined) return;
    const { map, forNode, forEachNode } = loop;
    if (map === undefined) return; // `wrong-type` speaks about that
    const second = map.entries.filter(({ key }) => key.value === 'for' || key.value === 'forEach')[1];
    if (isNothing(forNode) && isNothing(forEachNode)) context.report(headOf(map), 'This loop goes over nothing. Add “for” or “forEach”.');
    else if (forNode !== undefined && forEachNode !== undefined && second !== undefined) {
      context.report(second.key.range, 'A loop has “for” or “forEach”, not both. Remove one.');
    }
  },
};
