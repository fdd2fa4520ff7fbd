import { actions } from '../../actions/index.ts';
import { operators } from '../../actions/operators.ts';
import * as keys from '../../kinds/component/keys.ts';

const specs = [
  keys.documentKeys,
  keys.phaseKeys,
  keys.stepKeys,
  keys.parameterKeys,
  keys.constantKeys,
  keys.loopKeys,
  keys.rangeKeys,
  keys.splitKeys,
  keys.outcomeKeys,
].flat();
const texts: ReadonlySet<string> = new Set(['string', 'string-list', 'string-or-number', 'string-map']);

const declaredTexts: ReadonlySet<string> = new Set(specs.filter(({ value }) => value === 'text').map(({ name }) => name));

/** Keys of the language whose value is a number, true, false, or more than one value. */
const others: ReadonlySet<string> = new Set([
  ...specs.filter(({ value }) => value !== 'text').map(({ name }) => name),
  ...actions.flatMap(({ inputs }) => inputs.filter(({ type }) => !texts.has(type)).map(({ name }) => name)),
  ...operators.filter(({ operand }) => operand === 'condition' || operand === 'conditions').map(({ name }) => name),
]);

/** Whether the value of a key, or each item of it, is a text. */
export function isText(key: string): boolean {
  return !others.has(key) || declaredTexts.has(key);
}
