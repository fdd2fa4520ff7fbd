import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { headOf } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const deepest = 4;

export const conditionDepth: Rule = {
  id: 'condition-depth',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'Conditions nest at most four levels deep.',
  explanation:
    'The outermost operator is level 1, a comparison inside `and` inside `or` is level 3. Deeper conditions do not pass validation. Decide a part of it in a step of its own, and compare its output.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    not:
      or:
        - and:
            - binaryExists: jq
            - binaryExists: git
        - fileExists: /opt/skip
  inputs:
    commands: ['dnf -y install jq git']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    not:
      or:
        - and:
            - binaryExists: jq
            - not:
                binaryExists: git
        - fileExists: /opt/skip
  inputs:
    commands: ['dnf -y install jq git']
`),
  source: userGuide.conditions,
  steps: ['if'],
  step(step, context) {
    for (const { map, depth, place } of conditionNodes(step)) {
      // The limit is documented for `if`; whether Assert has it too is not known.
      if (place === 'if' && depth === deepest + 1) {
        context.report(headOf(map), `This condition is on level ${depth}; conditions nest at most ${deepest} levels deep.`);
      }
    }
  },
};
