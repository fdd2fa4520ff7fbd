import type { WorkflowComparison, WorkflowCondition, WorkflowValue } from './executable-workflow.ts';
import { pathOrText } from './resolve-inputs.ts';
import type { WorkflowScope } from './value-at-path.ts';
import { textOf } from './workflow-value.ts';

/** A condition compares what cannot be compared. */
export class ConditionFault extends Error {
  constructor(operator: WorkflowComparison, value: string) {
    super(`${operator} needs ${operator === 'booleanEquals' ? 'true or false' : 'a number'}, not “${value}”.`);
    this.name = 'ConditionFault';
  }
}

/** Whether a condition holds. Throws UnresolvedPath and ConditionFault; `and` and `or` ask no further than they must. */
export function conditionHolds(condition: WorkflowCondition, scope: WorkflowScope): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.conditions.every((one) => conditionHolds(one, scope));
    case 'or':
      return condition.conditions.some((one) => conditionHolds(one, scope));
    case 'not':
      return !conditionHolds(condition.condition, scope);
    case 'comparison':
      return holds[condition.operator](pathOrText(condition.value, scope), condition.operand);
  }
}

type Comparison = (value: WorkflowValue, operand: string) => boolean;

function numbers(operator: WorkflowComparison, compare: (value: number, operand: number) => boolean): Comparison {
  return (value, operand) => compare(numberOf(operator, textOf(value)), numberOf(operator, operand));
}

const holds: Readonly<Record<WorkflowComparison, Comparison>> = {
  stringEquals: (value, operand) => textOf(value) === operand,
  booleanEquals: (value, operand) => booleanOf(textOf(value)) === booleanOf(operand),
  numberEquals: numbers('numberEquals', (value, operand) => value === operand),
  numberLessThan: numbers('numberLessThan', (value, operand) => value < operand),
  numberLessThanEquals: numbers('numberLessThanEquals', (value, operand) => value <= operand),
  numberGreaterThan: numbers('numberGreaterThan', (value, operand) => value > operand),
  numberGreaterThanEquals: numbers('numberGreaterThanEquals', (value, operand) => value >= operand),
};

// The guide prints a form that no single digit fits, and uses single digits.
const NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;

function numberOf(operator: WorkflowComparison, text: string): number {
  if (!NUMBER.test(text)) throw new ConditionFault(operator, text);
  return Number(text);
}

function booleanOf(text: string): boolean {
  const word = text.toLowerCase();
  if (word !== 'true' && word !== 'false') throw new ConditionFault('booleanEquals', text);
  return word === 'true';
}
