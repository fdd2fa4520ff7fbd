import { isLogical } from '../actions/operators.ts';
import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { follow } from '../syntax/aliases.ts';
import { entryNamed, isNothing, isUnquotedReference } from '../syntax/lookup.ts';
import type { MapEntry } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, StepContext } from './rule.ts';

export const conditionOperand: Rule = {
  id: 'condition-operand',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A comparison looks at texts and numbers.',
  explanation:
    'Behind a comparison, and behind `value` and `path` beside it, stands one text or number. Only `and`, `or` and `not` hold other conditions. To compare with nothing use `stringIsEmpty`.',
  good: documentWithSteps(`- name: HasConfig
  action: Assert
  inputs:
    fileExists: /etc/app.conf
`),
  bad: documentWithSteps(`- name: HasConfig
  action: Assert
  inputs:
    fileExists:
      - /etc/app.conf
      - /etc/app.d
`),
  source: userGuide.comparisons,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { map, operators } of conditionNodes(step)) {
      for (const { spec, entry } of operators) {
        if (isLogical(spec)) continue;
        check(entry, context);
        const companion = spec.companion === undefined ? undefined : entryNamed(map, spec.companion);
        if (companion !== undefined) check(companion, context);
      }
    }
  },
};

function check({ key, value }: MapEntry, context: StepContext): void {
  const node = follow(value);
  if (isNothing(node))
    context.report(key.range, `Nothing stands behind “${key.value}”. Write a text or a number, in quotes if it is empty.`);
  // `misplaced-outcome` speaks about outcomes below an operator.
  else if (node?.kind === 'list' || (node?.kind === 'map' && !isUnquotedReference(node, context.text) && !hasOutcome(node.entries))) {
    context.report(key.range, `“${key.value}” takes one text or number, not a ${node.kind}.`);
  }
}

function hasOutcome(entries: readonly MapEntry[]): boolean {
  return entries.some(({ key }) => key.value === 'then' || key.value === 'else');
}
