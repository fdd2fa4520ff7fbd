import type { ConditionNode } from '../../kinds/workflow/conditions.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument, WorkflowStep } from '../../kinds/workflow/model.ts';
import type { WorkflowOperator } from '../../kinds/workflow/operators.ts';
import { typeOfPath } from '../../kinds/workflow/resolve.ts';
import { typeWords, type ValueType } from '../../kinds/workflow/value-type.ts';
import { quoted } from '../../spelling.ts';
import { scalarOf } from '../../syntax/entries.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { askOnly } from './example.ts';

export const workflowComparedType: Rule = {
  id: 'workflow-compared-type',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'The operator compares another kind of value than the path leads to.',
  explanation:
    '`stringEquals` turns numbers and booleans into text and compares these too. A boolean is no number, a word such as the platform is neither, and no operator compares a whole list: take one item, `OUTPUT[0]`.',
  good: askOnly('booleanEquals: true\nvalue: $.imagebuilder.collectImageMetadata\n'),
  bad: askOnly('numberEquals: 1\nvalue: $.imagebuilder.collectImageMetadata\n'),
  source: workflowGuide.conditions,
  workflowStep(step, context) {
    for (const node of step.conditions.nodes) check(node, step, context);
  },
};

function check(
  { operators: [operator], value }: ConditionNode,
  { references }: WorkflowStep,
  context: RuleContext<WorkflowDocument>,
): void {
  const compared = scalarOf(value?.value);
  if (operator === undefined || compared === undefined) return;
  const reference = references.find(({ scalar }) => scalar === compared);
  const type = reference === undefined ? undefined : typeOfPath(reference.path, context.document);
  if (type === undefined || reference === undefined || canCompare(operator.spec, type)) return;
  const message = `“${operator.spec.name}” cannot compare ${quoted(reference.path.text)}, which is a ${typeWords(type)}.`;
  context.report(operator.entry.key.range, message);
}

/** Text may hold a number or a boolean, unless it is one of some words. */
function canCompare({ operand }: WorkflowOperator, type: ValueType): boolean {
  if (type.kind === 'list' || type.kind === 'map' || type.kind === 'object') return false;
  if (type.kind === 'any' || operand === 'text') return true;
  if (type.kind === 'text') return type.enum === undefined;
  return operand === (type.kind === 'integer' ? 'number' : 'boolean');
}
