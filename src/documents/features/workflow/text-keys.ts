import { workflowActions } from '../../kinds/workflow/actions/index.ts';
import * as keys from '../../kinds/workflow/keys.ts';
import { workflowOperators } from '../../kinds/workflow/operators.ts';
import type { ValueType } from '../../kinds/workflow/value-type.ts';

const specs = [keys.documentKeys, keys.parameterKeys, keys.stepKeys, keys.retryKeys, keys.outputKeys].flat();

function holdsText(type: ValueType): boolean {
  return type.kind === 'list' ? holdsText(type.of) : type.kind === 'text';
}

const declaredTexts: ReadonlySet<string> = new Set(specs.filter(({ value }) => value === 'text').map(({ name }) => name));

/** Keys of the language whose value is a number, true, false, or more than one value. */
const others: ReadonlySet<string> = new Set([
  ...specs.filter(({ value }) => value !== 'text').map(({ name }) => name),
  ...workflowActions.flatMap(({ inputs }) => inputs.filter(({ type }) => !holdsText(type)).map(({ name }) => name)),
  ...workflowOperators.filter(({ operand }) => operand === 'condition' || operand === 'conditions').map(({ name }) => name),
]);

/** Whether the value of a key, or each item of it, is a text. */
export function isText(key: string): boolean {
  return !others.has(key) || declaredTexts.has(key);
}
