import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { entriesOf } from '../syntax/entries.ts';
import { headOf, isUnquotedReference } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const companions: ReadonlySet<string> = new Set(['value', 'path', 'then', 'else', '<<']);

export const conditionOperator: Rule = {
  id: 'condition-operator',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A condition has exactly one operator.',
  explanation:
    'With no operator there is nothing to decide, and several side by side are refused. Combine several with `and` or `or`, whose conditions are a list.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    and:
      - binaryExists: dnf
      - not:
          binaryExists: jq
  inputs:
    commands: ['dnf -y install jq']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    binaryExists: dnf
    fileExists: /etc/os-release
  inputs:
    commands: ['dnf -y install jq']
`),
  source: userGuide.conditions,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { map, operators: found } of conditionNodes(step)) {
      const [, second] = found;
      if (second !== undefined) {
        context.report(second.entry.key.range, 'A condition has one operator, and this is another. Combine them with “and” or “or”.');
        continue;
      }
      if (found.length > 0 || isUnquotedReference(map, context.text)) continue;
      // A key that looks like an operator is misspelt, which `unknown-operator` says.
      const isMisspelt = entriesOf(map).some(({ key }) => !companions.has(key.value));
      if (!isMisspelt) context.report(headOf(map), 'This condition has no operator, such as “stringEquals”.');
    }
  },
};
