import type { Condition, ConditionOutcome, InputValue } from '../kinds/component/executable.ts';
import { type ConditionError, readCondition } from './condition.ts';

/** The `if` of a step: what happens to the step when the condition holds, and when it does not. */
export interface StepCondition {
  readonly condition: Condition;
  readonly whenTrue: ConditionOutcome;
  readonly whenFalse: ConditionOutcome;
}

/** Reads an `if` after substitution. Without `then` the step is executed, without `else` skipped. */
export function readStepCondition(value: InputValue): StepCondition | ConditionError {
  const fields = unwrapped(value);
  if (typeof fields === 'string' || isList(fields)) return { error: 'an if is a map with one operator' };
  const { then: thenValue = 'Execute', else: elseValue = 'Skip', ...rest } = fields;
  if (!isOutcome(thenValue) || !isOutcome(elseValue)) return { error: 'then and else are Abort, Execute or Skip' };
  const condition = readCondition(rest);
  return 'error' in condition ? condition : { condition, whenTrue: thenValue, whenFalse: elseValue };
}

/** Older texts of the guide write the map as the only item of a list. */
function unwrapped(value: InputValue): InputValue {
  return isList(value) && value.length === 1 ? (value[0] ?? '') : value;
}

function isOutcome(value: InputValue): value is ConditionOutcome {
  return value === 'Abort' || value === 'Execute' || value === 'Skip';
}

function isList(value: InputValue): value is readonly InputValue[] {
  return Array.isArray(value);
}
