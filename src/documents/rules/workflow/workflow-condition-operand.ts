import type { ConditionNode } from '../../kinds/workflow/conditions.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { askOnly } from './example.ts';

// The pattern that the guide prints cannot match a single digit, which its own examples use.
const NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;
const BOOLEAN = /^(?:true|false)$/i;

export const workflowConditionOperand: Rule = {
  id: 'workflow-condition-operand',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A comparison has a constant behind its operator and a path as its “value”.',
  explanation:
    'Behind `booleanEquals` stands true or false, behind the `number…` operators a number, and the `value` beside it is the path that is compared: `value: $.parameters.NAME`. `and`, `or` and `not` have no `value`.',
  good: askOnly('numberGreaterThan: 3\nvalue: $.imagebuilder.imageBuildNumber\n'),
  bad: askOnly('numberGreaterThan: three\nvalue: $.imagebuilder.imageBuildNumber\n'),
  source: workflowGuide.conditions,
  workflowStep(step, context) {
    for (const node of step.conditions.nodes) check(node, context);
  },
};

function check({ operators: [operator], value }: ConditionNode, context: RuleContext<WorkflowDocument>): void {
  if (operator === undefined) return;
  const { entry, spec } = operator;
  if (spec.operand === 'conditions' || spec.operand === 'condition') {
    if (value !== undefined) context.report(value.key.range, `“${spec.name}” has no “value” beside it. Write it inside the conditions.`);
    else if (isNothing(entry.value)) context.report(entry.key.range, `“${spec.name}” is empty. Write conditions below it.`);
    return;
  }
  if (value === undefined) context.report(entry.key.range, `“${spec.name}” needs a “value” beside it: the path to compare.`);
  else if (isNothing(value.value)) context.report(value.key.range, 'The “value” to compare is empty.');
  const operand = follow(entry.value);
  if (operand === undefined || isNothing(operand)) context.report(entry.key.range, `Nothing stands behind “${spec.name}”.`);
  else if (operand.kind !== 'scalar') context.report(operand.range, `Behind “${spec.name}” stands one value, no list and no map.`);
  else if (operand.value.startsWith('$.')) return;
  else if (spec.operand === 'number' && !NUMBER.test(operand.value))
    context.report(operand.range, `“${spec.name}” compares with a number, and ${quoted(operand.value)} is none.`);
  else if (spec.operand === 'boolean' && !BOOLEAN.test(operand.value))
    context.report(operand.range, `“${spec.name}” compares with true or false, not with ${quoted(operand.value)}.`);
}
