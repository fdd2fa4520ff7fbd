import type { ConditionList } from '../../kinds/workflow/conditions.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { limits } from '../../kinds/workflow/keys.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { askOnly } from './example.ts';

export const workflowConditionList: Rule = {
  id: 'workflow-condition-list',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'The conditions of “and” and “or” are a list of 1 to 10; “if” and “not” have one.',
  explanation: 'Begin each condition of `and` and `or` with a dash. Where more than ten are needed, nest a second `and` or `or` inside.',
  good: askOnly('and:\n  - stringEquals: Linux\n    value: $.imagebuilder.platform\n'),
  bad: askOnly('and:\n  stringEquals: Linux\n  value: $.imagebuilder.platform\n'),
  source: workflowGuide.conditions,
  workflowStep(step, context) {
    for (const list of step.conditions.lists) check(list, context);
  },
};

function check({ node, operator }: ConditionList, context: RuleContext<WorkflowDocument>): void {
  if (isNothing(node)) return;
  const name = operator?.spec.name ?? 'if';
  const many = operator?.spec.operand === 'conditions';
  if (node.kind !== 'list') {
    if (node.kind === 'map')
      context.report(operator?.entry.key.range ?? node.range, `“${name}” has a list of conditions; begin each with a dash.`);
    else context.report(node.range, 'A condition is a map with an operator.');
    return;
  }
  const most = many ? limits.conditionChildren : 1;
  const found = node.items.length;
  const range = node.items[most]?.range ?? operator?.entry.key.range ?? node.range;
  if (found > most) context.report(range, `“${name}” has ${found} conditions; at most ${most} ${most === 1 ? 'is' : 'are'} allowed.`);
  else if (found === 0) context.report(range, `“${name}” has no conditions.`);
  for (const item of node.items) if (isNothing(item.value)) context.report(item.range, 'This condition is empty.');
}
