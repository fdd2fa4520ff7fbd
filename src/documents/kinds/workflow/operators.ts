/** An operator of `if` in workflow documents; these are fewer than those of components. */
export interface WorkflowOperator {
  readonly name: string;
  /** What stands behind it; comparisons have a reference as `value` beside them. */
  readonly operand: 'text' | 'boolean' | 'number' | 'conditions' | 'condition';
  readonly summary: string;
}

export const workflowOperators: readonly WorkflowOperator[] = [
  { name: 'stringEquals', operand: 'text', summary: 'The value is exactly this text; other types are turned into text first.' },
  { name: 'booleanEquals', operand: 'boolean', summary: 'The value is true, or false.' },
  { name: 'numberEquals', operand: 'number', summary: 'The value is this number.' },
  { name: 'numberLessThan', operand: 'number', summary: 'The value is less than this number.' },
  { name: 'numberLessThanEquals', operand: 'number', summary: 'The value is at most this number.' },
  { name: 'numberGreaterThan', operand: 'number', summary: 'The value is greater than this number.' },
  { name: 'numberGreaterThanEquals', operand: 'number', summary: 'The value is at least this number.' },
  { name: 'and', operand: 'conditions', summary: 'All of 1 to 10 conditions hold.' },
  { name: 'or', operand: 'conditions', summary: 'At least one of 1 to 10 conditions holds.' },
  { name: 'not', operand: 'condition', summary: 'The condition does not hold.' },
];

const byName: ReadonlyMap<string, WorkflowOperator> = new Map(workflowOperators.map((operator) => [operator.name, operator]));

export function workflowOperatorByName(name: string): WorkflowOperator | undefined {
  return byName.get(name);
}
