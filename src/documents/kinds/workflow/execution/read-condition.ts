import { follow } from '../../../syntax/aliases.ts';
import { fieldsOf, itemsOf, scalarOf } from '../../../syntax/entries.ts';
import type { SyntaxNode } from '../../../syntax/tree.ts';
import { workflowOperatorByName } from '../operators.ts';
import type { WorkflowComparison, WorkflowCondition } from './executable-workflow.ts';

/** The condition of an `if`, which is documented as a map and as a list of one; undefined for one that means nothing. */
export function readWorkflowCondition(node: SyntaxNode | undefined): WorkflowCondition | undefined {
  const target = follow(node);
  if (target?.kind === 'map') return readMap(target);
  const [only, ...more] = itemsOf(target);
  return only === undefined || more.length > 0 || follow(only.value)?.kind !== 'map' ? undefined : readWorkflowCondition(only.value);
}

function readMap(map: SyntaxNode): WorkflowCondition | undefined {
  const fields = fieldsOf(map);
  const [name, ...more] = [...fields.keys()].filter((key) => workflowOperatorByName(key) !== undefined);
  if (name === undefined || more.length > 0) return undefined;
  const operand = fields.get(name);
  if (name === 'and' || name === 'or') return readAll(name, operand);
  if (name === 'not') {
    const condition = readWorkflowCondition(operand);
    return condition && { kind: 'not', condition };
  }
  const text = scalarOf(operand)?.value;
  const value = scalarOf(fields.get('value') ?? fields.get('value.$'))?.value;
  if (text === undefined || value === undefined || !isComparison(name)) return undefined;
  return { kind: 'comparison', operator: name, operand: text, value };
}

function readAll(kind: 'and' | 'or', node: SyntaxNode | undefined): WorkflowCondition | undefined {
  const conditions = itemsOf(node).map(({ value }) => readWorkflowCondition(value));
  const whole = conditions.filter((condition) => condition !== undefined);
  return whole.length === 0 || whole.length < conditions.length ? undefined : { kind, conditions: whole };
}

function isComparison(name: string): name is WorkflowComparison {
  const operand = workflowOperatorByName(name)?.operand;
  return operand === 'text' || operand === 'boolean' || operand === 'number';
}
